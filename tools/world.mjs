// Draws the coarse outlines of countries once, so that pages need neither a projection nor a script for the map.
//
//   node tools/world.mjs FOLDER src/dateline/knowledge/kb/states.csv > src/dateline/serve/world.json
//
// FOLDER holds the unpacked npm packages world-atlas, topojson-client, d3-geo, d3-array and internmap.
// Equal Earth projection; every shape is cut at the antimeridian.

import {readFileSync} from "node:fs";
import {runInThisContext} from "node:vm";

const [folder, states] = process.argv.slice(2);
for (const name of ["internmap", "d3-array", "d3-geo", "topojson-client"])
  runInThisContext(readFileSync(`${folder}/${name}/dist/${name}.js`, "utf8"));
const {geoEqualEarth, geoPath, geoGraticule} = globalThis.d3;
const {feature} = globalThis.topojson;
const atlas = JSON.parse(readFileSync(`${folder}/world-atlas/countries-110m.json`, "utf8"));
const [header, ...rows] = readFileSync(states, "utf8").trim().split("\n").map((line) => line.split(","));
const column = (name) => header.indexOf(name);
const codes = Object.fromEntries(rows.filter((row) => row[column("isonum")])
  .map((row) => [row[column("isonum")].padStart(3, "0"), [row[column("iso3")], row[column("name")]]]));

const width = 960, height = 468;
const projection = geoEqualEarth().fitExtent([[2, 2], [width - 2, height - 2]], {type: "Sphere"});
const path = geoPath(projection).digits(1);
const countries = feature(atlas, atlas.objects.countries).features.map((shape) => {
  const [code, name] = codes[shape.id] ?? [null, shape.properties.name];
  const largest = shape.geometry.type === "MultiPolygon"
    ? shape.geometry.coordinates.map((rings) => ({type: "Polygon", coordinates: rings})).sort((a, b) => path.area(b) - path.area(a))[0]
    : shape.geometry;
  return {code, name, middle: path.centroid(largest).map((n) => Math.round(n * 10) / 10), path: path(shape)};
}).sort((a, b) => (a.name < b.name ? -1 : 1));
const [scale, translate] = [projection.scale(), projection.translate()];
console.log(JSON.stringify({width, height, scale, translate, sphere: path({type: "Sphere"}), graticule: path(geoGraticule().step([30, 30])()), countries}));
