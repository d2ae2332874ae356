export const similar = {
  title: "也许已经有人提过",
  lead: "如果是同一件事，去附议它、补充您的情况，比另提一件更容易办成。",
  submitAnyway: "不是同一件事，继续提交",
  newWindow: "在新窗口打开",
};
