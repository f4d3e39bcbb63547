import { keysOf } from '@/lib/base/keys';
import { REMOVED } from '@/lib/client/task-index';
import { toneOf } from '@/lib/swarm/derived/node-tone';
import { type Box, squareAt } from '@/lib/swarm/layout/map-layout';
import type { NodeId } from '@/lib/swarm/objects/ids';
import type { Flashes } from './flashes';
import { paintBar } from './paint-bar';
import { type DeviceBox, paintGround } from './paint-cell';
import { placesOf } from './places';
import { looksAt, type Scene, tilesAt } from './scene';
import { Sprites } from './sprites';

/** Draws the map's nodes on a canvas: all of them when the scene is another one, else those that changed. */
export class MapPainter {
  private scene: Scene | null = null;
  private sprites: Sprites | null = null;
  private scale = 1;
  private readonly counts = new Map<NodeId, number>();
  private drawn = 0;
  /** Whether a node got more squares than its cell has room for: the layout must be made anew. */
  overflows = false;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly flashes: Flashes,
  ) {}

  /** Tasks that the map shows now, those in cells beyond the canvas too. */
  get tasks(): number {
    return this.drawn;
  }

  paint(scene: Scene, dirty: ReadonlySet<NodeId>): void {
    const isSame = this.scene !== null && sameScene(this.scene, scene);
    this.scene = scene;
    if (isSame && !this.grows(dirty)) {
      this.paintNodes(dirty);
      return;
    }
    this.prepare(scene);
    this.paintNodes(scene.layout.cells.keys());
  }

  /** Draws some nodes again, as the picture is now. */
  paintNodes(ids: Iterable<NodeId>): void {
    const context = this.canvas.getContext('2d');
    if (!context || !this.scene) return;
    for (const id of ids) {
      const box = this.scene.layout.cells.get(id);
      if (box) this.paintNode(context, this.scene, id, box);
    }
  }

  private prepare(scene: Scene): void {
    const { band, width, ratio, layout, palette } = scene;
    const [w, h] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(band.height * ratio))];
    // Setting a size clears the canvas, even to the same one.
    this.canvas.width = w;
    this.canvas.height = h;
    this.sprites = new Sprites(Math.max(1, Math.round(layout.grid.size * ratio)), palette);
    this.scale = fullBar(this.fullest([...layout.cells.keys()]));
    this.counts.clear();
    this.drawn = 0;
    this.overflows = false;
  }

  private paintNode(context: CanvasRenderingContext2D, scene: Scene, id: NodeId, cell: Box): void {
    const { store, filter, layout, palette, band, ratio, unit } = scene;
    const node = store.cluster.nodes.get(id) ?? null;
    const looks = looksAt(store, id, filter);
    this.count(
      id,
      looks.reduce((sum, count) => sum + count, 0),
    );
    if ((!node && id !== REMOVED) || cell.top + cell.height <= band.top || cell.top >= band.top + band.height)
      return;
    const box = deviceBox(cell, band.top, ratio);
    context.clearRect(box.x, box.y, box.width, box.height);
    const tone = node ? toneOf(node, looks) : 'calm';
    paintGround(
      context,
      box,
      node?.availability !== 'active',
      tone,
      palette,
      ratio * unit,
      layout.density === 'bars',
    );
    if (layout.density === 'bars')
      paintBar(context, box, { node, tone, looks, scale: this.scale }, palette, ratio * unit);
    else this.paintSquares(context, scene, id, box);
    if (layout.density === 'bars' && this.flashes.at(id))
      this.flash(context, box, Math.max(...(this.flashes.at(id)?.values() ?? [])));
  }

  private paintSquares(context: CanvasRenderingContext2D, scene: Scene, id: NodeId, box: DeviceBox): void {
    const { grid } = scene.layout;
    const flashes = this.flashes.at(id);
    for (const { tile, row, column, half } of placesOf(
      tilesAt(scene.store, id, scene.filter),
      grid.perRow,
      scene.byStack,
    )) {
      const at = squareAt(grid, row, column);
      const x = box.x + Math.round(at.left * scene.ratio);
      const y = box.y + Math.round(at.top * scene.ratio);
      const size = Math.round(grid.size * scene.ratio);
      if (y + size > box.y + box.height) {
        this.overflows = true;
        break;
      }
      this.sprites?.draw(context, tile, half, x, y);
      const since = flashes?.get(tile.task.id);
      if (since !== undefined) this.flash(context, { x, y, width: size, height: size }, since);
    }
  }

  /** A ring around what changed. */
  private flash(context: CanvasRenderingContext2D, box: DeviceBox, since: number): void {
    if (!this.scene) return;
    const width = 2 * this.scene.ratio * this.scene.unit;
    context.globalAlpha = this.flashes.strength(since, performance.now());
    context.strokeStyle = this.scene.palette.colours.accent;
    context.lineWidth = width;
    context.strokeRect(box.x + width / 2, box.y + width / 2, box.width - width, box.height - width);
    context.globalAlpha = 1;
  }

  private count(id: NodeId, tasks: number): void {
    this.drawn += tasks - (this.counts.get(id) ?? 0);
    this.counts.set(id, tasks);
  }

  private fullest(ids: Iterable<NodeId>): number {
    let most = 0;
    if (this.scene) for (const id of ids) most = Math.max(most, this.scene.store.tallyAt(id).tasks);
    return most;
  }

  /** Whether one of these nodes is fuller than a full bar: then all bars are to another scale. */
  private grows(ids: Iterable<NodeId>): boolean {
    return this.scene?.layout.density === 'bars' && this.fullest(ids) > this.scale;
  }
}

/** Tasks of a full bar: a round number, so that it seldom changes. */
const fullBar = (fullest: number): number => Math.max(4, Math.ceil((fullest * 1.1) / 4) * 4);

function sameScene(a: Scene, b: Scene): boolean {
  return keysOf(b).every((key) => a[key] === b[key]);
}

function deviceBox(cell: Box, bandTop: number, ratio: number): DeviceBox {
  const x = Math.round(cell.left * ratio);
  const y = Math.round((cell.top - bandTop) * ratio);
  return {
    x,
    y,
    width: Math.round((cell.left + cell.width) * ratio) - x,
    height: Math.round((cell.top + cell.height - bandTop) * ratio) - y,
  };
}
