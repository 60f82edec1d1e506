import type { Registry } from "../../../registry/registry";

export interface NamedUnit {
  readonly name: string;
  /** Code of the unit in charge; empty where the entry has none. */
  readonly parent: string;
}

/** What a reader knows units by, for lists of findings. */
export class UnitNames {
  private readonly byId = new Map<string, NamedUnit>();

  constructor(registry: Registry) {
    for (const { entry } of registry.units) {
      const { id, name = "", parent = "" } = entry;
      if (id !== undefined && !this.byId.has(id))
        this.byId.set(id, { name: String(name), parent: String(parent) });
    }
    const { department } = registry.city.entry;
    if (department?.id !== undefined && !this.byId.has(department.id)) {
      this.byId.set(department.id, { name: department.name ?? "", parent: "" });
    }
  }

  get(id: string): NamedUnit | undefined {
    return this.byId.get(id);
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  /** The office that answers for a unit; the unit itself where it is such an office or nobody is named. */
  officeOf(id: string): string {
    return this.byId.get(id)?.parent ?? "";
  }
}
