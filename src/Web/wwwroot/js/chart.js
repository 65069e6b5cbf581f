// Draws the table inside <figure data-chart> with Observable Plot. The table stays; the drawing adds nothing to it.

const dashes = ['', '6 3', '2 3', '8 3 2 3'];
const symbols = ['circle', 'square', 'triangle', 'diamond2'];

/** The figures of a table: x from the first column, one series for each other column that has any. */
function read(table) {
  const names = [...table.tHead.rows[table.tHead.rows.length - 1].cells].map(cell => cell.textContent.trim());
  const points = [];
  for (const row of table.tBodies[0].rows) {
    const first = row.cells[0];
    const x = first.dataset.value ?? first.textContent.trim();
    for (let i = 1; i < row.cells.length; i++) {
      const value = row.cells[i].dataset.value;
      if (value !== undefined && value !== '') points.push({ x, y: Number(value), series: names[i] });
    }
  }
  return { points, series: names.slice(1).filter(name => points.some(point => point.series === name)) };
}

const oneDay = 24 * 60 * 60 * 1000;
const mostTicks = 7;

/** A month is named by its last day, where its figure stands. */
const endsMonth = date => new Date(date.getTime() + oneDay).getUTCDate() === 1;

/** Days far enough from one another to be written side by side, the last always among them. */
function thinned(times) {
  const apart = (times.at(-1) - times[0]) / mostTicks;
  return times.reduceRight((kept, time) => kept.length === 0 || kept[0] - time >= apart ? [time, ...kept] : kept, []);
}

const isDay = text => /^\d{4}-\d{2}-\d{2}$/.test(text);

function draw(figure, Plot) {
  const { points, series } = read(figure.querySelector('table'));
  if (points.length === 0) return;
  if (figure.dataset.chart === 'interval') return show(figure, intervals(figure, points, Plot));
  const timed = points.every(point => isDay(point.x));
  const data = timed ? points.map(point => ({ ...point, x: new Date(point.x) })) : points;
  const colours = series.map((_, i) => `var(--series-${(i % 4) + 1})`);
  const host = figure.querySelector('.chart-plot');
  const unit = figure.dataset.unit;
  const marks = figure.dataset.chart === 'line'
    ? series.flatMap((name, i) => {
        const own = data.filter(point => point.series === name);
        return [
          Plot.lineY(own, { x: 'x', y: 'y', stroke: colours[i % 4], strokeWidth: 2, strokeDasharray: dashes[i % 4] || undefined }),
          Plot.dot(own, { x: 'x', y: 'y', fill: colours[i % 4], symbol: symbols[i % 4], r: 3.5 }),
        ];
      })
    : [Plot.barY(data, series.length > 1
        ? { fx: 'x', x: 'series', y: 'y', fill: point => colours[series.indexOf(point.series) % 4] }
        : { x: 'x', y: 'y', fill: colours[0] })];
  const language = document.documentElement.lang;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const month = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const years = timed && new Set(data.map(point => point.x.getUTCFullYear())).size > 1;
  const ticks = timed ? thinned([...new Set(data.map(point => point.x.getTime()))].sort((a, b) => a - b)).map(time => new Date(time)) : undefined;
  const writeDay = (value, i) => (endsMonth(value) ? month : day).format(value).replace('.', '')
    + (years && (i === 0 || value.getUTCFullYear() !== ticks[i - 1].getUTCFullYear()) ? `\n${value.getUTCFullYear()}` : '');
  const plot = Plot.plot({
    width: Math.max(280, Math.min(figure.clientWidth || 640, 704)), height: 280, marginLeft: 56, marginTop: 32, marginBottom: 40,
    x: series.length > 1 && figure.dataset.chart === 'bar'
      ? { axis: null, domain: series }
      : { label: null, type: timed ? 'time' : figure.dataset.chart === 'bar' ? 'band' : 'point', ...(timed ? { ticks, tickFormat: writeDay } : { domain: [...new Set(data.map(point => point.x))] }) },
    fx: { label: null, ...(series.length > 1 && figure.dataset.chart === 'bar' ? { domain: [...new Set(data.map(point => point.x))] } : {}) },
    y: { label: unit ?? null, labelArrow: 'none', grid: true, zero: true, nice: true, ticks: 5, tickFormat: value => number.format(value) },
    color: { type: 'identity' },
    marks: [...marks, Plot.ruleY([0])],
  });
  show(figure, plot);
  if (series.length > 1) host.append(legend(series, colours, figure.dataset.chart));
}

/** Puts a drawing in its place, for eyes only. */
function show(figure, plot) {
  // Plot puts a style element into its drawing, which the content policy forbids; components.css has the rules.
  plot.querySelectorAll('style').forEach(element => element.remove());
  if (plot.matches('svg')) plot.setAttribute('aria-hidden', 'true');
  figure.querySelector('.chart-plot').replaceChildren(plot);
}

/** Each row from its least to its greatest figure, in the table's order, with the name above its bar. */
function intervals(figure, points, Plot) {
  const rows = [...new Set(points.map(point => point.x))].map(name => {
    const values = points.filter(point => point.x === name).map(point => point.y);
    return { name, low: Math.min(...values), high: Math.max(...values) };
  });
  const number = new Intl.NumberFormat(document.documentElement.lang, { notation: 'compact', maximumFractionDigits: 1 });
  const least = Math.min(0, ...rows.map(row => row.low));
  return Plot.plot({
    width: Math.max(280, Math.min(figure.clientWidth || 640, 704)), height: 60 + 48 * rows.length, marginLeft: 16, marginRight: 24, marginBottom: 40,
    x: { label: figure.dataset.unit ?? null, labelArrow: 'none', grid: true, zero: true, nice: true, ticks: 4, tickFormat: value => number.format(value) },
    y: { axis: null, domain: rows.map(row => row.name), padding: 0.6 },
    marks: [
      Plot.barX(rows, { x1: 'low', x2: 'high', y: 'name', fill: 'var(--series-1)' }),
      Plot.text(rows, { x: least, y: 'name', text: 'name', textAnchor: 'start', dy: -20, fill: 'currentColor' }),
      Plot.ruleX([0]),
    ],
  });
}

function legend(series, colours, kind) {
  const list = document.createElement('ul');
  list.className = 'chart-legend';
  list.setAttribute('aria-hidden', 'true');
  series.forEach((name, i) => {
    const item = document.createElement('li');
    const key = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const shape = document.createElementNS(key.namespaceURI, kind === 'line' ? 'line' : 'rect');
    key.setAttribute('viewBox', '0 0 28 12');
    const attributes = kind === 'line'
      ? { x1: 0, x2: 28, y1: 6, y2: 6, stroke: colours[i], 'stroke-width': 2.5, 'stroke-dasharray': dashes[i % 4] }
      : { width: 28, height: 12, rx: 2, fill: colours[i] };
    for (const [attribute, value] of Object.entries(attributes)) shape.setAttribute(attribute, value);
    key.append(shape);
    item.append(key, name);
    list.append(item);
  });
  return list;
}

const loaded = new Map();
function load(source) {
  if (!loaded.has(source)) loaded.set(source, new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = source;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${source} could not be loaded`));
    document.head.append(script);
  }));
  return loaded.get(source);
}

async function start(root) {
  for (const figure of root.querySelectorAll('figure[data-chart]:not([data-drawn])')) {
    figure.dataset.drawn = 'true';
    try {
      for (const source of figure.dataset.scripts.split(' ')) await load(source);
      draw(figure, window.Plot);
    } catch (error) {
      console.warn('The chart is left out; its table shows the figures.', error);
    }
  }
}
start(document);
document.addEventListener('htmx:load', event => start(event.target));
