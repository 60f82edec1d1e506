# The channel's files (slurped; each as {file, value}) -> one object that both servers build their tables from:
#   {hosted, mailboxes: [{address, unit, role, name, suspended, forward, aliases, quotaMiB}], refused: [sentence]}
# What can't be served safely is left out and named in `refused`; it never stops the others' mail.

def domain: type == "string" and test("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]*$");
# No "+": that is the delimiter of a sub-address. No "/", ":" or white space: addresses become file entries.
def address:
  type == "string" and length < 255
  and test("^[a-z0-9]([a-z0-9._-]*[a-z0-9])?@[a-z0-9.-]+$") and (test("\\.\\.") | not)
  and (split("@")[1] | domain);
def domainOf: split("@")[1];
# A key names a folder for ever: `<unit>-<role>`.
def key: type == "string" and test("^[0-9]{7}-[a-z][a-z0-9-]{0,31}$");

(map(select(.file == "domains.json"))[0].value.hosted) as $hosted
| if ($hosted | type) != "array" or ($hosted | length) == 0 or ($hosted | all(domain) | not)
  then error("domains.json names no hosted domain") else . end
| ($hosted | map({key: ., value: true}) | from_entries) as $isHosted
| [ .[] | select(.file != "domains.json")
    | if (.value | type) == "array" then .value[] else error("\(.file) is not a list of mailboxes") end ]
| map(
    if (.address | address | not) then {refused: "address \(.address | tojson): not a plain lower-case address"}
    elif ($isHosted[.address | domainOf] | not) then {refused: "\(.address): its domain is not hosted here"}
    elif (.key | key | not) then {refused: "\(.address): key \(.key | tojson) is not <unit>-<role>"}
    else {
      address, key, unit: .key[0:7], role: .key[8:], name: (.name // "" | tostring),
      suspended: (.suspended == true),
      forward: (if (.forward | address) and .forward != .address then .forward else null end),
      aliases: ((.aliases // []) | if type == "array" then . else [] end),
      quotaMiB: (if (.quotaMiB | type) == "number" and .quotaMiB >= 1 then (.quotaMiB | floor) else 1024 end)
    } end)
| (map(select(.refused)) | map(.refused)) as $invalid
| map(select(.refused | not)) | sort_by(.key)
| reduce .[] as $box ({seenKeys: {}, owner: {}, boxes: [], refused: $invalid};
    if .seenKeys[$box.key] then .refused += ["\($box.address): key \($box.key) is taken"]
    elif .owner[$box.address] then .refused += ["\($box.address): two mailboxes claim it"]
    else .seenKeys[$box.key] = true | .owner[$box.address] = $box.key | .boxes += [$box] end)
# An alias never takes an address that is a mailbox, nor one that another mailbox took first.
| reduce .boxes[] as $box (. + {mailboxes: []};
    reduce ($box.aliases[]) as $alias (. + {taken: []};
      if ($alias | address | not) or ($isHosted[$alias | domainOf] | not)
      then .refused += ["\($box.address): alias \($alias | tojson) is not an address of a hosted domain"]
      elif .owner[$alias] then .refused += ["\($box.address): alias \($alias) belongs to \(.owner[$alias])"]
      else .owner[$alias] = $box.key | .taken += [$alias] end)
    | .taken as $taken | .mailboxes += [$box + {aliases: $taken}])
| {hosted: ($hosted | unique), mailboxes, refused}
