/** The names in 张伟、李娜和王芳; 同志 is no part of one. */
export const namesIn = (said: string): readonly string[] => [
  ...new Set(
    said
      .split(/[、,，;；\s]+|(?<=\p{Script=Han}{2})[和及与](?=\p{Script=Han}{2})/u)
      .map((one) => one.replace(/(?<=\p{Script=Han}{2})同志$/u, ''))
      .filter((one) => one !== ''),
  ),
];
