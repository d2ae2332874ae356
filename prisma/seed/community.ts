export const communityId = "yangguang";

export const COMMUNITY = {
  id: communityId,
  name: "阳光社区",
  subdistrict: "向阳街道",
  endorsementThreshold: 20,
};
