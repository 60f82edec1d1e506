/* A plugin of Dovecot, so that people's names are searched as texts are: `hue` finds Huệ as a sender too.

   Dovecot asks of each header whether somebody's language is written in it, says yes of Subject, Comments and Keywords
   alone, and passes all others through no filter but small letters; no setting changes that. Its own answer stands in
   lib20_fts_plugin.so; this file is loaded before that one, by its number, so the name below is found here first. */

void fts_names_plugin_init(void *module);
void fts_names_plugin_deinit(void);
_Bool fts_header_has_language(const char *name);

void fts_names_plugin_init(void *module) { (void)module; }

void fts_names_plugin_deinit(void) {}

_Bool fts_header_has_language(const char *name) {
  (void)name;
  return 1;
}
