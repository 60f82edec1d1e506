/** The same city as straightforward CDKTF code: `whole N FOLDER`, in a process of its own. */
import { App } from "cdktf";
import { cityProps, outdir, printCost } from "./measured";
import { layOutPlainly } from "./plain";

const { city, environment, images } = cityProps();
const app = new App({ outdir });
layOutPlainly(app, city, environment, images);
app.synth();
printCost(city.cells.length + 5);
