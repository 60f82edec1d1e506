import { FACTS_FOLDER } from "../templates/channel";

/** What Swarm, which expands templates in a service's environment, expands to two braces. */
export const SWARM_BRACES = '{{"{{"}}';

/**
 * The text of a file beside the stack's JSON, as the engine reads it when it plans: nothing in it is taken for an
 * expression, and Swarm expands nothing in it. A plan still shows the changed line of the changed school.
 *
 * @param path below the stack's folder of facts
 */
export function textOf(path: string): string {
  const file = `file("\${path.module}/${FACTS_FOLDER}/${path}")`;
  return `\${replace(${file}, "{{", ${JSON.stringify(SWARM_BRACES)})}`;
}
