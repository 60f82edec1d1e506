import { render } from "preact";
import { City } from "../city";
import { unpackFacts } from "../pack";
import { App } from "./app";

const facts = unpackFacts(document.getElementById("facts")?.textContent ?? "");
const main = document.getElementById("app");
if (main) {
  main.textContent = "";
  // Exemptions end with the day in the city, wherever the reader is: UTC+7 all the year.
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  render(<App city={new City(facts)} today={today} wanted={location.hash.slice(1)} />, main);
}
