/** The version of this product; a test holds it against package.json, which is not part of the bundle. */
export const toolVersion = '0.1.0';
