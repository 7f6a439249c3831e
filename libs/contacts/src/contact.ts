/** A contact of a customer as it is stored. `type` is lower-case, `value` verbatim. */
export interface Contact {
  id: string;
  type: string;
  value: string;
  role: string | null;
  note: string | null;
  responder: string | null;
}

/** A contact as a request names it: an absent field is not passed, null clears. */
export interface ContactInput {
  id?: string;
  type?: string | null;
  value?: string | null;
  role?: string | null;
  note?: string | null;
  responder?: string | null;
}

/** What a reply shows of a contact. */
export interface ContactBody {
  id: string;
  data: { note: string | null; role: string | null; type: string; value: string; responder: string | null };
}

export const contactBody = ({ id, note, role, type, value, responder }: Contact): ContactBody => ({
  id,
  data: { note, role, type, value, responder },
});
