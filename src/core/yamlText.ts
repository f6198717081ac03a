/** A YAML scalar that reads back as exactly `value`: plain where that is certain, else double-quoted. */
export function yamlScalar(value: string): string {
  const plain =
    /^[A-Za-z_.][\w./-]*$/.test(value) &&
    !/^(?:true|false|yes|no|on|off|null|y|n|\.(?:inf|nan))$|^\.+$/i.test(value) &&
    // Numbers to some readers of YAML 1.1: `.5`, `._`, `e5`.
    !/^\.[\d_]|^\.?e\d+$/i.test(value);
  return plain ? value : yamlQuoted(value);
}

/** A double-quoted YAML scalar. */
export function yamlQuoted(value: string): string {
  return JSON.stringify(value).replaceAll(
    /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
