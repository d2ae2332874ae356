export const communityId = "yangguang";

export const SUBDISTRICT = { id: "01900000-0000-7000-8000-000000000001", name: "向阳街道" };

export const COMMUNITY = {
  id: communityId,
  name: "阳光社区",
  subdistrictId: SUBDISTRICT.id,
  endorsementThreshold: 20,
};
