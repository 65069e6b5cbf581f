// An independent reading of calendars: ical.mjs FILE. The file holds a list of { text, from, to }; says one line of JSON with the events of each, as the
// library ical.js has them: what is written in them, and, where from and to are given, when they take place between them.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

ICAL.design.defaultSet.property.name = { defaultType: 'text' }; // RFC 7986, which the library does not know

process.env.TZ = 'Europe/Stockholm'; // whole days are days there
const at = time => time.toJSDate().toISOString();
const answers = JSON.parse(readFileSync(process.argv[2], 'utf8')).map(({ text, from, to }) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const value = (event, name) => event.component.getFirstPropertyValue(name);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return {
    name: calendar.getFirstPropertyValue('name'),
    events: calendar.getAllSubcomponents('vevent').map(component => new ICAL.Event(component)).map(event => ({
      uid: event.uid, summary: event.summary, location: event.location, sequence: event.sequence, start: at(event.startDate), end: at(event.endDate),
      category: value(event, 'categories'), status: value(event, 'status'), url: value(event, 'url'),
      changed: value(event, 'last-modified') && at(value(event, 'last-modified')),
      times: from ? times(event, new Date(from), new Date(to)) : [],
    })),
  };
});

function times(event, from, to) {
  const found = [];
  const add = (start, end) => { if (start.toJSDate() < to && end.toJSDate() > from) found.push([at(start), at(end)]); };
  if (!event.isRecurring()) {
    add(event.startDate, event.endDate);
    return found;
  }
  const iterator = event.iterator();
  for (let next = iterator.next(); next && next.toJSDate() < to; next = iterator.next()) {
    const details = event.getOccurrenceDetails(next);
    add(details.startDate, details.endDate);
  }
  return found;
}

process.stdout.write(JSON.stringify(answers) + '\n');
