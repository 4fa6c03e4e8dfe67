// Land outlines (Natural Earth 1:10m as TopoJSON) as a compact binary:
//   uint32 rings; per ring: uint32 points; then per ring its points as zigzag varints: longitude and latitude in 1/10,000 degree, each as the
//   difference from the point before (the first from 0). Outer rings and lakes alike; fill by the even-odd rule.
import { readFileSync } from 'node:fs';

const scale = 10_000;
const tolerance = 25; // a point less than this far (in the unit above; about 250 m) from the line between its neighbours is left out
const smallest = 15; // a ring whose box is smaller than this in both directions is left out

const { arcs, objects, transform } = JSON.parse(readFileSync(new URL('node_modules/world-atlas/land-10m.json', import.meta.url)));

const decoded = arcs.map(arc => {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    [x, y] = [x + dx, y + dy];
    return [
      Math.round((x * transform.scale[0] + transform.translate[0]) * scale),
      Math.round((y * transform.scale[1] + transform.translate[1]) * scale),
    ];
  });
});

const polygons = objects.land.geometries.flatMap(geometry => (geometry.type === 'MultiPolygon' ? geometry.arcs : [geometry.arcs]));
const rings = polygons.flat().map(ring =>
  ring.flatMap((index, at) => {
    const points = index < 0 ? [...decoded[~index]].reverse() : decoded[index];
    return at === 0 ? points : points.slice(1);
  }));

function distance([px, py], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length));
  return Math.hypot(px - ax - along * dx, py - ay - along * dy);
}

// Ramer, Douglas and Peucker's line simplification, with a stack in place of recursion.
function simplified(points) {
  const keep = new Uint8Array(points.length);
  keep[0] = keep[points.length - 1] = 1;
  const open = [[0, points.length - 1]];
  while (open.length > 0) {
    const [first, last] = open.pop();
    let [farthest, most] = [-1, tolerance];
    for (let at = first + 1; at < last; at++) {
      const far = distance(points[at], points[first], points[last]);
      if (far > most) [farthest, most] = [at, far];
    }
    if (farthest >= 0) {
      keep[farthest] = 1;
      open.push([first, farthest], [farthest, last]);
    }
  }
  return points.filter((_, at) => keep[at]);
}

const extent = (points, axis) => Math.max(...points.map(point => point[axis])) - Math.min(...points.map(point => point[axis]));
const large = points => points.length >= 4 && (points.length > 1000 || extent(points, 0) >= smallest || extent(points, 1) >= smallest);
const outlines = rings.filter(large).map(simplified).filter(points => points.length >= 4);

const bytes = [];
const varint = value => {
  let rest = value < 0 ? -2 * value - 1 : 2 * value;
  while (rest >= 128) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
};
const head = Buffer.alloc(4 + 4 * outlines.length);
head.writeUInt32LE(outlines.length, 0);
outlines.forEach((points, ring) => {
  head.writeUInt32LE(points.length, 4 + 4 * ring);
  let [x, y] = [0, 0];
  for (const [nx, ny] of points) {
    varint(nx - x);
    varint(ny - y);
    [x, y] = [nx, ny];
  }
});

export const land = Buffer.concat([head, Buffer.from(bytes)]);
