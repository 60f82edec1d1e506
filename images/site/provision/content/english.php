<p>This page gives our organisation and contacts in English. The other pages of this site are in Vietnamese.</p>
