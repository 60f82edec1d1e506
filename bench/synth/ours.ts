/** What main.ts does, from the city on: `whole N FOLDER` or `change N FOLDER`, in a process of its own. */
import { synthesizeChanged } from "../../synthesis/synthesize";
import { cityProps, outdir, printCost } from "./measured";

printCost(synthesizeChanged(cityProps(), outdir, __filename).length);
