const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a part of an address can be the id of anything. */
export const isId = (text: string) => UUID.test(text);
