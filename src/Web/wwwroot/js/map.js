// Draws what a list finds on a map, and lets a place be dragged to where it is. Optional: the list and the fields beside it say and do the same.

const box = [[55, 10.5], [69.2, 24.3]]; // that Sweden fits in
const sweden = [[55.3, 11], [69, 24]];
const mostNames = 60;

const element = (name, text) => Object.assign(document.createElement(name), { textContent: text ?? '' });
const read = async address => { const answer = await fetch(address, { headers: { Accept: 'application/json' } }); if (!answer.ok) throw new Error(answer.status); return answer.json(); };

function begin(frame) {
  const { tiles, attribution, zoomIn, zoomOut } = frame.dataset;
  const map = L.map(frame, { preferCanvas: true, zoomControl: false, maxBounds: L.latLngBounds(box).pad(0.5), minZoom: 4, maxZoom: 17 }).fitBounds(sweden);
  map.attributionControl.setPrefix(false);
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  if (tiles) L.tileLayer(tiles, { maxZoom: 19, referrerPolicy: 'origin' }).addTo(map);
  if (attribution) map.attributionControl.addAttribution(element('span', attribution).outerHTML);
  return map;
}

/** Names of places, as many as there is room for; the server's own list, where tiles do not draw them. */
async function addNames(map, frame) {
  if (frame.dataset.tiles || !frame.dataset.places) return;
  const places = await read(frame.dataset.places);
  map.attributionControl.addAttribution(frame.dataset.names);
  const names = L.layerGroup().addTo(map);
  const draw = () => {
    names.clearLayers();
    const taken = [];
    for (const [name, latitude, longitude] of places) {
      if (taken.length === mostNames) break;
      if (!map.getBounds().contains([latitude, longitude])) continue;
      const { x, y } = map.latLngToContainerPoint([latitude, longitude]);
      if (taken.some(other => Math.abs(other.x - x) < 90 && Math.abs(other.y - y) < 22)) continue;
      taken.push({ x, y });
      names.addLayer(L.marker([latitude, longitude], { interactive: false, keyboard: false, icon: L.divIcon({ className: 'map-name', html: element('span', name), iconSize: null }) }));
    }
  };
  map.on('moveend', draw);
  draw();
}

async function addAreas(map, frame, layers) {
  if (!frame.dataset.areas) return;
  const areas = await read(frame.dataset.areas);
  if (areas.features.length === 0) return;
  layers[frame.dataset.areasName] = L.geoJSON(areas, { className: 'map-area', interactive: true, onEachFeature: (area, layer) => layer.bindTooltip(element('span', area.properties.name)) }).addTo(map);
  layers[frame.dataset.areasName].bringToBack();
}

function thingsAt(point, frame) {
  const list = element('ul');
  for (const thing of point.things) {
    const link = Object.assign(element('a', thing.name), { href: thing.path });
    const item = element('li');
    item.append(link, element('small', thing.detail));
    list.append(item);
  }
  const all = element('div');
  all.append(list);
  if (point.count > point.things.length) all.append(element('p', frame.dataset.more.replace('{0}', point.count - point.things.length)));
  if (point.isApproximate) all.append(element('p', frame.dataset.approximate));
  return all;
}

const layerOf = (points, frame, look) => L.layerGroup(points.map(point => L.circleMarker([point.latitude, point.longitude], { ...look, radius: look.radius + Math.min(10, 2 * Math.log2(point.count)) })
  .bindPopup(() => thingsAt(point, frame), { maxHeight: 240, maxWidth: Math.min(300, frame.clientWidth - 120), autoPanPaddingTopLeft: [55, 10] })));

async function showAll(frame) {
  const map = begin(frame);
  const layers = {};
  const { found, layers: others } = await read(frame.dataset.points);
  const { color: strong, outlineColor: weak } = getComputedStyle(frame); // what a canvas can read: the theme's colours are functions
  const looks = { organisations: { radius: 4, weight: 1, color: weak, fillOpacity: 0.4 }, sessions: { radius: 8, weight: 3, color: strong, fillOpacity: 0 }, openings: { radius: 8, weight: 2, dashArray: '3 3', color: strong, fillOpacity: 0 } };
  layers[found.name] = layerOf(found.points, frame, { radius: 7, weight: 2, color: strong, fillOpacity: 0.5 }).addTo(map);
  for (const { key, name, points } of others) layers[name] = layerOf(points, frame, looks[key]);
  const all = (found.points.length > 0 ? found : others.at(-1) ?? found).points.map(point => [point.latitude, point.longitude]);
  if (all.length > 0) map.fitBounds(all, { padding: [40, 40], maxZoom: 10 });
  await Promise.all([addAreas(map, frame, layers), addNames(map, frame)]);
  L.control.layers(null, layers, { collapsed: false, position: frame.clientWidth < 500 ? 'bottomleft' : 'topright' }).addTo(map);
}

/** A place that is put on the map: the fields beside it hold what counts. */
async function letDrag(frame) {
  const [field, source, approximate] = ['field', 'source', 'near'].map(name => document.getElementById(frame.dataset[name])); // a room has neither of the last two
  const map = begin(frame);
  const numbersOf = text => { const numbers = /^\s*(\d{2}[.]\d+)\s*,\s*(\d{2}[.]\d+)\s*$/.exec(text); return numbers && [Number(numbers[1]), Number(numbers[2])]; };
  const typed = () => numbersOf(field.value);
  const centre = numbersOf(frame.dataset.centre ?? '');
  const marker = L.marker(typed() ?? [0, 0], { draggable: true, autoPan: true, title: frame.dataset.drag, icon: L.divIcon({ className: 'map-pin', iconSize: [24, 24], iconAnchor: [12, 12] }) });
  if (typed()) marker.addTo(map); // else where the map is tapped
  map.setView(typed() ?? centre ?? [59, 16.5], typed() || centre ? 11 : 7);
  const isFromMap = is => { if (source) source.value = is; };
  const put = at => { marker.setLatLng(at).addTo(map); field.value = `${at.lat.toFixed(5)}, ${at.lng.toFixed(5)}`; isFromMap(true); if (approximate) approximate.checked = false; field.dispatchEvent(new Event('input', { bubbles: true })); };
  marker.on('dragend', () => put(marker.getLatLng()));
  map.on('click', event => put(event.latlng));
  field.addEventListener('change', () => { isFromMap(false); const at = typed(); if (at) { marker.setLatLng(at).addTo(map); map.setView(at, 11); } });
  await addNames(map, frame);
}

for (const frame of document.querySelectorAll('.map')) {
  const outer = frame.closest('.map-frame');
  const start = () => (frame.dataset.field ? letDrag(frame) : showAll(frame)).catch(() => { outer.replaceChildren(element('p', frame.dataset.failed)); });
  if (matchMedia('(max-width: 48rem)').matches) outer.open = false; // on a phone the search comes first
  outer.hidden = false;
  if (outer.open) start();
  else outer.addEventListener('toggle', start, { once: true }); // folded up it has no size
}
