// An independent reading of recurrences: rrule.mjs FILE. The file holds a list of { first, weekdays, rhythm, everyWeeks, until }; says one line of JSON
// with the days of each, as the library rrule has them. Odd and even weeks are every second week within each ISO year: the library's own week numbers
// are wrong on 1 and 2 January of some years (2011, 2022, 2039: it takes days of week 52 for those of a week 53).
import { readFileSync } from 'node:fs';
import rrule from 'rrule';

const { RRule } = rrule;
const names = [RRule.SU, RRule.MO, RRule.TU, RRule.WE, RRule.TH, RRule.FR, RRule.SA];
const week = 7 * 86_400_000;
const at = day => new Date(`${day}T00:00:00Z`);
const days = options => new RRule({ freq: RRule.WEEKLY, wkst: RRule.MO, ...options }).all();

// The Monday of ISO week 1: that of the week with 4 January.
const begins = year => { const fourth = Date.UTC(year, 0, 4); return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * 86_400_000; };

function inWeeks(offset, first, until, byweekday) {
  const years = Array.from({ length: until.getUTCFullYear() - first.getUTCFullYear() + 3 }, (_, index) => first.getUTCFullYear() - 1 + index);
  return years
    .flatMap(year => days({ dtstart: new Date(begins(year) + offset * week), until: new Date(begins(year + 1) - 1), interval: 2, byweekday }))
    .filter(day => day >= first && day <= until);
}

const answers = JSON.parse(readFileSync(process.argv[2], 'utf8')).map(asked => {
  const [first, until] = [at(asked.first), at(asked.until)];
  const byweekday = (asked.weekdays.length ? asked.weekdays : [first.getUTCDay()]).map(day => names[day]);
  const found = asked.rhythm === 'Every'
    ? days({ dtstart: first, until, interval: asked.everyWeeks, byweekday })
    : inWeeks(asked.rhythm === 'Odd' ? 0 : 1, first, until, byweekday);
  return found.map(day => day.toISOString().slice(0, 10));
});
process.stdout.write(JSON.stringify(answers) + '\n');
