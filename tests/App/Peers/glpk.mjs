// An independent solver: glpk.mjs FILE. The file holds a list of assignments { rooms, groups, floors, candidates: [[person, place, points]], bonus, reward };
// says one line of JSON with what each is worth at best, as GLPK has it by the simplex method: a reward for each who is placed, a bonus for each of a group up
// to its floor, and the points.
import { readFileSync } from 'node:fs';
import GLPK from 'glpk.js/node';

const glpk = await GLPK();
const upTo = (name, vars, ub) => ({ name, vars, bnds: { type: glpk.GLP_UP, lb: 0, ub } });
const sumOf = (candidates, fits) => candidates.map((candidate, number) => [candidate, number]).filter(([candidate]) => fits(candidate)).map(([, number]) => ({ name: `x${number}`, coef: 1 }));

const answers = JSON.parse(readFileSync(process.argv[2], 'utf8')).map(({ rooms, groups, floors, candidates, bonus, reward }) => {
  const reached = floors.map((_, group) => ({ name: `r${group}`, coef: bonus }));
  const subjectTo = [
    ...groups.map((_, person) => upTo(`p${person}`, sumOf(candidates, ([who]) => who === person), 1)),
    ...rooms.map((room, place) => upTo(`q${place}`, sumOf(candidates, ([, where]) => where === place), room)),
    ...floors.map((floor, group) => upTo(`f${group}`, [{ name: `r${group}`, coef: 1 }], floor)),
    ...floors.map((_, group) => ({
      name: `g${group}`,
      vars: [...sumOf(candidates, ([who]) => groups[who] === group), { name: `r${group}`, coef: -1 }],
      bnds: { type: glpk.GLP_LO, lb: 0, ub: 0 },
    })),
  ].filter(row => row.vars.length > 0);
  const objective = { direction: glpk.GLP_MAX, name: 'worth', vars: [...candidates.map(([, , points], number) => ({ name: `x${number}`, coef: reward + points })), ...reached] };
  return Math.round(glpk.solve({ name: 'assignment', objective, subjectTo }, { msglev: glpk.GLP_MSG_OFF, presol: true }).result.z);
});
process.stdout.write(JSON.stringify(answers) + '\n');
