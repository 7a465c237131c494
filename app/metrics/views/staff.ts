import type { ComponentRow, Figure, PersonRow, RoleBoard, StaffData } from "../types.ts";

type Role = RoleBoard["role"];
export type ComponentId = ComponentRow["id"];

/** How one value was drawn towards the role's: raw → shrunk. */
export interface Shrinkage {
  readonly id: ComponentId | "motivation_score";
  readonly raw: number;
  readonly shrunk: number;
  readonly n: number;
  /** What the value is drawn towards; null for who reads only a part of the role: it would tell of the others. */
  readonly toward: number | null;
  /** How much of the shrunk value is the person's own, 0–1. */
  readonly own: number;
  /** Of a share: as many answers as the role's mean weighs. */
  readonly strength: number | null;
  /** False where people differ no more than chance allows: then everybody is drawn nearly all the way. */
  readonly differ: boolean;
}
/** By staff code, for whoever is shown. */
export type Shrinkages = Readonly<Record<string, readonly Shrinkage[]>>;

/** One component of one person as it stands, and at the same work: what colleagues have in the same branches, with the same kinds of visits and clients. */
export interface AdjustedPart {
  readonly id: ComponentId;
  /** Share, mean or rate over the units that have somebody to be held against, and over all units; of a count its share of what it is counted over. */
  readonly own: number;
  readonly raw: number;
  /** What colleagues have with the mix of this person. */
  readonly expected: number;
  /** own − expected with its interval. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** What the value would be with everybody's mix: the role's own value + difference, within what the metric can be. */
  readonly adjusted: number;
  readonly n: number;
  /** Share of the person's units that have colleagues to be held against. */
  readonly covered: number;
  /** Standard error of `expected`. */
  readonly error: number;
  /** Whether the person stands on one side of the role as it is and on the other at the same work. */
  readonly turned: "no" | "chance" | "sure";
}
/** Why a person's value has no twin. */
export type NoTwin = "few" | "thin" | "blank";
export interface AdjustedRow {
  readonly staffCode: string;
  readonly name: string;
  readonly branch: string | null;
  readonly figure: Figure;
  readonly part: AdjustedPart | null;
  readonly none: NoTwin | null;
}
/** Two people whose order the mix turns: `upper` stands above `lower` as it is, and below at the same work. */
export interface TurnedPair {
  readonly upper: string;
  readonly lower: string;
  readonly sure: boolean;
}
/** How fine the comparison is: units compared within branch × kind × client, within kind × client, and with everybody. */
export interface Strata {
  readonly fine: number;
  readonly coarse: number;
  readonly none: number;
}
export interface AdjustedTable {
  readonly id: ComponentId;
  /** The role's own value, that differences are added to. */
  readonly group: number;
  readonly rows: readonly AdjustedRow[];
  readonly turned: readonly TurnedPair[];
  readonly strata: Strata;
}
/** The twin of one role's leaderboard; null where the viewer reads too little of the role. */
export interface AdjustedBoard {
  readonly role: Role;
  readonly scores: readonly AdjustedScore[];
  readonly turned: readonly TurnedPair[];
  readonly shown: AdjustedTable | null;
  /** What can be shown instead. */
  readonly choices: readonly ComponentId[];
}
export interface AdjustedScore {
  readonly staffCode: string;
  readonly name: string;
  readonly branch: string | null;
  readonly score: Figure;
  /** Null where no component has a twin. */
  readonly adjusted: number | null;
  /** Components whose own value stands in, because they have no twin. */
  readonly kept: readonly ComponentId[];
}

/** One role of the page of leaderboards: its people, how their values were shrunk, and its twin at the same work. */
export interface StaffRole {
  readonly board: RoleBoard;
  readonly shrinkages: Shrinkages;
  readonly twin: AdjustedBoard | null;
}
export interface StaffPage {
  readonly period: StaffData["period"];
  readonly roles: readonly StaffRole[];
}

/** A person's page. */
export interface PersonData {
  readonly person: { readonly staffCode: string; readonly name: string; readonly branch: string | null; readonly role: string; readonly since: string | null; readonly left: string | null };
  readonly period: { readonly from: string; readonly to: string; readonly id: string };
  readonly row: PersonRow | null;
  /** How many of the role were scored. */
  readonly of: number;
  readonly shrinkage: readonly Shrinkage[];
  readonly adjusted: readonly AdjustedPart[];
  readonly months: readonly PersonMonths[];
  /** Filters of the page that a person's figures do not follow. */
  readonly ignores: readonly string[];
}
/** One figure month by month, oldest first; of counts and rates with the interval that chance leaves them. */
export interface PersonMonths {
  readonly metric: string;
  readonly figures: readonly Figure[];
  /** The target month by month, where there is one. */
  readonly target: readonly { readonly month: string; readonly value: number }[];
}

export const watched = ["split_order_share", "asked_share", "response_rate", "moved_order_share", "own_phone_share"] as const;
export type Watched = (typeof watched)[number];

/** One person against the others of the role. */
export interface WatchedPerson {
  readonly staffCode: string;
  readonly name: string;
  readonly branch: string | null;
  readonly figure: Figure;
  /** The same share of everybody else in the role. */
  readonly others: number | null;
  /** Beyond what chance allows, on the side that is looked at; `few`: too little to say anything. */
  readonly says: "hint" | "nothing" | "few";
}
export interface WatchPart {
  readonly metric: Watched;
  readonly role: Role;
  /** Which side is a hint. */
  readonly side: "above" | "below";
  /** Of the whole role. */
  readonly share: number | null;
  readonly people: readonly WatchedPerson[];
}
/** Orders that were one person's and became another's. */
export interface Move {
  readonly from: string;
  readonly to: string;
  readonly orders: number;
}
export interface WatchData {
  readonly period: { readonly from: string; readonly to: string; readonly id: string };
  readonly parts: readonly WatchPart[];
  readonly moves: readonly Move[];
  /** Orders of the period that more than one load tells of: only those can be seen to move. */
  readonly toldTwice: number;
  readonly kinds: { readonly visits: boolean; readonly invitations: boolean };
}
