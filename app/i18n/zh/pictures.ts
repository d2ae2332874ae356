/** Words of pictures that come with what people say. */
export const pictures = {
  add: (room: number) => `添加图片（最多 ${room} 张）`,
  hint: "每张不超过 10 MB，一共不超过 20 MB。拍摄地点等信息会自动去掉。请不要拍到别人的脸、门牌和车牌。",
  again: "图片没有保存下来，请重新选择。",
  picture: (number: number) => `第 ${number} 张图片`,
  alt: (number: number) => `第 ${number} 张图里是什么`,
  altHint: "用一句话说给看不见图的邻居听，例如“3 号楼门口的台阶裂了”。",
  tooLarge: "这张图片超过 10 MB，请换一张小一些的。",
  tooLargeTogether: "这些图片一共超过 20 MB，请少选一张，或换小一些的。",
  unnamed: (number: number) => `图片 ${number}，没有说明`,
  shown: "图片",
  remove: "勾选要删去的图片",
  removeHint: "删去后不能恢复，修改记录里会写明。",
  had: (count: number) => `有 ${count} 张图片`,
  added: (count: number) => `添加了 ${count} 张图片。`,
  gone: (count: number) => `删去了 ${count} 张图片。`,
};
