/** Template files are bundled as their text. */
declare module "*.liquid" {
  const text: string;
  export default text;
}
