import { Liquid } from "liquidjs";
import type { FormFacts } from "./facts";
import { packFacts } from "./pack";
import page from "./page/form.liquid";

const liquid = new Liquid({ strictVariables: true });
const template = liquid.parse(page);

/**
 * The form as one HTML file that asks nobody for anything.
 *
 * @param script the compiled `form/page/main.tsx`
 */
export function assembleForm(facts: FormFacts, script: string): string {
  // Within a script element, only these two end or change what is read as script.
  const inert = script.replace(/<\/(script)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");
  return liquid.renderSync(template, { facts: packFacts(facts), script: inert }) as string;
}
