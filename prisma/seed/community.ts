export const COMMUNITY_ID = "yangguang";

export const COMMUNITY = {
  id: COMMUNITY_ID,
  name: "阳光社区",
  subdistrict: "向阳街道",
  endorsementThreshold: 20,
};
