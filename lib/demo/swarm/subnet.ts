/** The addresses of one network, handed out from the lowest free one. Numbers from 1 on: the gateway has 1. */
export class Subnet {
  private readonly taken = new Set<number>([1]);
  private lowest = 2;
  private readonly base: number;
  private readonly bits: number;

  constructor(readonly cidr: string) {
    const [address = '10.0.0.0', bits = '24'] = cidr.split('/');
    this.base = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
    this.bits = Number(bits);
  }

  get gateway(): string {
    return this.text(1);
  }

  /** `10.0.1.5/24`, or undefined when the network is full. */
  take(): string | undefined {
    const size = 2 ** (32 - this.bits) - 1;
    while (this.taken.has(this.lowest)) this.lowest += 1;
    if (this.lowest >= size) return undefined;
    this.taken.add(this.lowest);
    return `${this.text(this.lowest)}/${this.bits}`;
  }

  free(address: string): void {
    const [text = ''] = address.split('/');
    const number = text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) - this.base;
    this.taken.delete(number);
    this.lowest = Math.max(2, Math.min(this.lowest, number));
  }

  private text(number: number): string {
    const value = this.base + number;
    return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
  }
}
