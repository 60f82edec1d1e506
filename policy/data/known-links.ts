/**
 * Where pages of schools lead without a question, besides their own site and everything under `edu.vn` and `gov.vn`:
 * registered domains. Others are told as a warning by `intrusion/foreign-links` when nobody sees the link, or when many
 * pages have it.
 */
export const KNOWN_LINKS: readonly string[] = [
  "chinhphu.vn",
  "igiaoduc.vn",
  "vbpl.vn",
  "facebook.com",
  "fb.com",
  "youtube.com",
  "youtu.be",
  "zalo.me",
  "google.com",
  "goo.gl",
  "vnexpress.net",
  "tuoitre.vn",
  "thanhnien.vn",
  "giaoducthoidai.vn",
  "sggp.org.vn",
  "nld.com.vn",
  "vtv.vn",
  "tiktok.com",
  "twitter.com",
  "x.com",
  "wordpress.org",
  "w3.org",
  "openstreetmap.org",
  "wikipedia.org",
  "creativecommons.org",
];
