"use strict";
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));

// node_modules/email-addresses/lib/email-addresses.js
var require_email_addresses = __commonJS({
  "node_modules/email-addresses/lib/email-addresses.js"(exports2, module2) {
    (function(global) {
      "use strict";
      function parse5322(opts) {
        function inStr() {
          return pos < len;
        }
        function curTok() {
          return parseString[pos];
        }
        function getPos() {
          return pos;
        }
        function setPos(i) {
          pos = i;
        }
        function nextTok() {
          pos += 1;
        }
        function initialize() {
          pos = 0;
          len = parseString.length;
        }
        function o(name, value) {
          return {
            name,
            tokens: value || "",
            semantic: value || "",
            children: []
          };
        }
        function wrap(name, ast) {
          var n;
          if (ast === null) {
            return null;
          }
          n = o(name);
          n.tokens = ast.tokens;
          n.semantic = ast.semantic;
          n.children.push(ast);
          return n;
        }
        function add(parent, child) {
          if (child !== null) {
            parent.tokens += child.tokens;
            parent.semantic += child.semantic;
          }
          parent.children.push(child);
          return parent;
        }
        function compareToken(fxnCompare) {
          var tok;
          if (!inStr()) {
            return null;
          }
          tok = curTok();
          if (fxnCompare(tok)) {
            nextTok();
            return o("token", tok);
          }
          return null;
        }
        function noop() {
          return null;
        }
        function literal(lit) {
          return function literalFunc() {
            return wrap("literal", compareToken(function(tok) {
              return tok === lit;
            }));
          };
        }
        function and() {
          var args = arguments;
          return function andFunc() {
            var i, s, result, start;
            start = getPos();
            s = o("and");
            for (i = 0; i < args.length; i += 1) {
              result = args[i]();
              if (result === null) {
                setPos(start);
                return null;
              }
              add(s, result);
            }
            return s;
          };
        }
        function or() {
          var args = arguments;
          return function orFunc() {
            var i, result, start;
            start = getPos();
            for (i = 0; i < args.length; i += 1) {
              result = args[i]();
              if (result !== null) {
                return result;
              }
              setPos(start);
            }
            return null;
          };
        }
        function opt(prod) {
          return function optFunc() {
            var result, start;
            start = getPos();
            result = prod();
            if (result !== null) {
              return result;
            } else {
              setPos(start);
              return o("opt");
            }
          };
        }
        function invis(prod) {
          return function invisFunc() {
            var result = prod();
            if (result !== null) {
              result.semantic = "";
            }
            return result;
          };
        }
        function colwsp(prod) {
          return function collapseSemanticWhitespace() {
            var result = prod();
            if (result !== null && result.semantic.length > 0) {
              result.semantic = " ";
            }
            return result;
          };
        }
        function star(prod, minimum) {
          return function starFunc() {
            var s, result, count, start, min;
            start = getPos();
            s = o("star");
            count = 0;
            min = minimum === void 0 ? 0 : minimum;
            while ((result = prod()) !== null) {
              count = count + 1;
              add(s, result);
            }
            if (count >= min) {
              return s;
            } else {
              setPos(start);
              return null;
            }
          };
        }
        function collapseWhitespace(s) {
          return s.replace(/([ \t]|\r\n)+/g, " ").replace(/^\s*/, "").replace(/\s*$/, "");
        }
        function isUTF8NonAscii(tok) {
          return tok.charCodeAt(0) >= 128;
        }
        function cr() {
          return wrap("cr", literal("\r")());
        }
        function crlf() {
          return wrap("crlf", and(cr, lf)());
        }
        function dquote() {
          return wrap("dquote", literal('"')());
        }
        function htab() {
          return wrap("htab", literal("	")());
        }
        function lf() {
          return wrap("lf", literal("\n")());
        }
        function sp() {
          return wrap("sp", literal(" ")());
        }
        function vchar() {
          return wrap("vchar", compareToken(function vcharFunc(tok) {
            var code = tok.charCodeAt(0);
            var accept = 33 <= code && code <= 126;
            if (opts.rfc6532) {
              accept = accept || isUTF8NonAscii(tok);
            }
            return accept;
          }));
        }
        function wsp() {
          return wrap("wsp", or(sp, htab)());
        }
        function quotedPair() {
          var qp = wrap(
            "quoted-pair",
            or(
              and(literal("\\"), or(vchar, wsp)),
              obsQP
            )()
          );
          if (qp === null) {
            return null;
          }
          qp.semantic = qp.semantic[1];
          return qp;
        }
        function fws() {
          return wrap("fws", or(
            obsFws,
            and(
              opt(and(
                star(wsp),
                invis(crlf)
              )),
              star(wsp, 1)
            )
          )());
        }
        function ctext() {
          return wrap("ctext", or(
            function ctextFunc1() {
              return compareToken(function ctextFunc2(tok) {
                var code = tok.charCodeAt(0);
                var accept = 33 <= code && code <= 39 || 42 <= code && code <= 91 || 93 <= code && code <= 126;
                if (opts.rfc6532) {
                  accept = accept || isUTF8NonAscii(tok);
                }
                return accept;
              });
            },
            obsCtext
          )());
        }
        function ccontent() {
          return wrap("ccontent", or(ctext, quotedPair, comment)());
        }
        function comment() {
          return wrap("comment", and(
            literal("("),
            star(and(opt(fws), ccontent)),
            opt(fws),
            literal(")")
          )());
        }
        function cfws() {
          return wrap("cfws", or(
            and(
              star(
                and(opt(fws), comment),
                1
              ),
              opt(fws)
            ),
            fws
          )());
        }
        function atext() {
          return wrap("atext", compareToken(function atextFunc(tok) {
            var accept = "a" <= tok && tok <= "z" || "A" <= tok && tok <= "Z" || "0" <= tok && tok <= "9" || [
              "!",
              "#",
              "$",
              "%",
              "&",
              "'",
              "*",
              "+",
              "-",
              "/",
              "=",
              "?",
              "^",
              "_",
              "`",
              "{",
              "|",
              "}",
              "~"
            ].indexOf(tok) >= 0;
            if (opts.rfc6532) {
              accept = accept || isUTF8NonAscii(tok);
            }
            return accept;
          }));
        }
        function atom() {
          return wrap("atom", and(colwsp(opt(cfws)), star(atext, 1), colwsp(opt(cfws)))());
        }
        function dotAtomText() {
          var s, maybeText;
          s = wrap("dot-atom-text", star(atext, 1)());
          if (s === null) {
            return s;
          }
          maybeText = star(and(literal("."), star(atext, 1)))();
          if (maybeText !== null) {
            add(s, maybeText);
          }
          return s;
        }
        function dotAtom() {
          return wrap("dot-atom", and(invis(opt(cfws)), dotAtomText, invis(opt(cfws)))());
        }
        function qtext() {
          return wrap("qtext", or(
            function qtextFunc1() {
              return compareToken(function qtextFunc2(tok) {
                var code = tok.charCodeAt(0);
                var accept = 33 === code || 35 <= code && code <= 91 || 93 <= code && code <= 126;
                if (opts.rfc6532) {
                  accept = accept || isUTF8NonAscii(tok);
                }
                return accept;
              });
            },
            obsQtext
          )());
        }
        function qcontent() {
          return wrap("qcontent", or(qtext, quotedPair)());
        }
        function quotedString() {
          return wrap("quoted-string", and(
            invis(opt(cfws)),
            invis(dquote),
            star(and(opt(colwsp(fws)), qcontent)),
            opt(invis(fws)),
            invis(dquote),
            invis(opt(cfws))
          )());
        }
        function word() {
          return wrap("word", or(atom, quotedString)());
        }
        function phrase() {
          return wrap("phrase", or(obsPhrase, star(word, 1))());
        }
        function address() {
          return wrap("address", or(mailbox, group)());
        }
        function mailbox() {
          return wrap("mailbox", or(nameAddr, addrSpec)());
        }
        function nameAddr() {
          return wrap("name-addr", and(opt(displayName), angleAddr)());
        }
        function angleAddr() {
          return wrap("angle-addr", or(
            and(
              invis(opt(cfws)),
              literal("<"),
              addrSpec,
              literal(">"),
              invis(opt(cfws))
            ),
            obsAngleAddr
          )());
        }
        function group() {
          return wrap("group", and(
            displayName,
            literal(":"),
            opt(groupList),
            literal(";"),
            invis(opt(cfws))
          )());
        }
        function displayName() {
          return wrap("display-name", (function phraseFixedSemantic() {
            var result = phrase();
            if (result !== null) {
              result.semantic = collapseWhitespace(result.semantic);
            }
            return result;
          })());
        }
        function mailboxList() {
          return wrap("mailbox-list", or(
            and(
              mailbox,
              star(and(literal(","), mailbox))
            ),
            obsMboxList
          )());
        }
        function addressList() {
          return wrap("address-list", or(
            and(
              address,
              star(and(literal(opts.addressListSeparator), address))
            ),
            obsAddrList
          )());
        }
        function groupList() {
          return wrap("group-list", or(
            mailboxList,
            invis(cfws),
            obsGroupList
          )());
        }
        function localPart() {
          return wrap("local-part", or(obsLocalPart, dotAtom, quotedString)());
        }
        function dtext() {
          return wrap(
            "dtext",
            or(
              function dtextFunc1() {
                return compareToken(function dtextFunc2(tok) {
                  var code = tok.charCodeAt(0);
                  var accept = 33 <= code && code <= 90 || 94 <= code && code <= 126;
                  if (opts.rfc6532) {
                    accept = accept || isUTF8NonAscii(tok);
                  }
                  return accept;
                });
              },
              obsDtext
            )()
          );
        }
        function domainLiteral() {
          return wrap("domain-literal", and(
            invis(opt(cfws)),
            literal("["),
            star(and(opt(fws), dtext)),
            opt(fws),
            literal("]"),
            invis(opt(cfws))
          )());
        }
        function domain() {
          return wrap("domain", (function domainCheckTLD() {
            var result = or(obsDomain, dotAtom, domainLiteral)();
            if (opts.rejectTLD) {
              if (result && result.semantic && result.semantic.indexOf(".") < 0) {
                return null;
              }
            }
            if (result) {
              result.semantic = result.semantic.replace(/\s+/g, "");
            }
            return result;
          })());
        }
        function addrSpec() {
          return wrap("addr-spec", and(
            localPart,
            literal("@"),
            domain
          )());
        }
        function fromSpec() {
          return wrap("from", or(
            mailboxList,
            addressList
          )());
        }
        function senderSpec() {
          return wrap("sender", or(
            mailbox,
            address
          )());
        }
        function replyToSpec() {
          return wrap("reply-to", addressList());
        }
        function obsNoWsCtl() {
          return opts.strict ? null : wrap("obs-NO-WS-CTL", compareToken(function(tok) {
            var code = tok.charCodeAt(0);
            return 1 <= code && code <= 8 || (11 === code || 12 === code) || 14 <= code && code <= 31 || 127 === code;
          }));
        }
        function obsCtext() {
          return opts.strict ? null : wrap("obs-ctext", obsNoWsCtl());
        }
        function obsQtext() {
          return opts.strict ? null : wrap("obs-qtext", obsNoWsCtl());
        }
        function obsQP() {
          return opts.strict ? null : wrap("obs-qp", and(
            literal("\\"),
            or(literal("\0"), obsNoWsCtl, lf, cr)
          )());
        }
        function obsPhrase() {
          return opts.strict ? null : wrap("obs-phrase", and(
            word,
            star(or(
              word,
              literal("."),
              opts.atInDisplayName ? literal("@") : noop,
              opts.commaInDisplayName ? literal(",") : noop,
              colwsp(cfws)
            ))
          )());
        }
        function obsFws() {
          return opts.strict ? null : wrap("obs-FWS", star(
            and(invis(opt(crlf)), wsp),
            1
          )());
        }
        function obsAngleAddr() {
          return opts.strict ? null : wrap("obs-angle-addr", and(
            invis(opt(cfws)),
            literal("<"),
            obsRoute,
            addrSpec,
            literal(">"),
            invis(opt(cfws))
          )());
        }
        function obsRoute() {
          return opts.strict ? null : wrap("obs-route", and(
            obsDomainList,
            literal(":")
          )());
        }
        function obsDomainList() {
          return opts.strict ? null : wrap("obs-domain-list", and(
            star(or(invis(cfws), literal(","))),
            literal("@"),
            domain,
            star(and(
              literal(","),
              invis(opt(cfws)),
              opt(and(literal("@"), domain))
            ))
          )());
        }
        function obsMboxList() {
          return opts.strict ? null : wrap("obs-mbox-list", and(
            star(and(
              invis(opt(cfws)),
              literal(",")
            )),
            mailbox,
            star(and(
              literal(","),
              opt(and(
                mailbox,
                invis(cfws)
              ))
            ))
          )());
        }
        function obsAddrList() {
          return opts.strict ? null : wrap("obs-addr-list", and(
            star(and(
              invis(opt(cfws)),
              literal(",")
            )),
            address,
            star(and(
              literal(","),
              opt(and(
                address,
                invis(cfws)
              ))
            ))
          )());
        }
        function obsGroupList() {
          return opts.strict ? null : wrap("obs-group-list", and(
            star(and(
              invis(opt(cfws)),
              literal(",")
            ), 1),
            invis(opt(cfws))
          )());
        }
        function obsLocalPart() {
          return opts.strict ? null : wrap("obs-local-part", and(word, star(and(literal("."), word)))());
        }
        function obsDomain() {
          return opts.strict ? null : wrap("obs-domain", and(atom, star(and(literal("."), atom)))());
        }
        function obsDtext() {
          return opts.strict ? null : wrap("obs-dtext", or(obsNoWsCtl, quotedPair)());
        }
        function findNode(name, root) {
          var i, stack, node;
          if (root === null || root === void 0) {
            return null;
          }
          stack = [root];
          while (stack.length > 0) {
            node = stack.pop();
            if (node.name === name) {
              return node;
            }
            for (i = node.children.length - 1; i >= 0; i -= 1) {
              stack.push(node.children[i]);
            }
          }
          return null;
        }
        function findAllNodes(name, root) {
          var i, stack, node, result;
          if (root === null || root === void 0) {
            return null;
          }
          stack = [root];
          result = [];
          while (stack.length > 0) {
            node = stack.pop();
            if (node.name === name) {
              result.push(node);
            }
            for (i = node.children.length - 1; i >= 0; i -= 1) {
              stack.push(node.children[i]);
            }
          }
          return result;
        }
        function findAllNodesNoChildren(names, root) {
          var i, stack, node, result, namesLookup;
          if (root === null || root === void 0) {
            return null;
          }
          stack = [root];
          result = [];
          namesLookup = {};
          for (i = 0; i < names.length; i += 1) {
            namesLookup[names[i]] = true;
          }
          while (stack.length > 0) {
            node = stack.pop();
            if (node.name in namesLookup) {
              result.push(node);
            } else {
              for (i = node.children.length - 1; i >= 0; i -= 1) {
                stack.push(node.children[i]);
              }
            }
          }
          return result;
        }
        function giveResult(ast) {
          var addresses, groupsAndMailboxes, i, groupOrMailbox, result;
          if (ast === null) {
            return null;
          }
          addresses = [];
          groupsAndMailboxes = findAllNodesNoChildren(["group", "mailbox"], ast);
          for (i = 0; i < groupsAndMailboxes.length; i += 1) {
            groupOrMailbox = groupsAndMailboxes[i];
            if (groupOrMailbox.name === "group") {
              addresses.push(giveResultGroup(groupOrMailbox));
            } else if (groupOrMailbox.name === "mailbox") {
              addresses.push(giveResultMailbox(groupOrMailbox));
            }
          }
          result = {
            ast,
            addresses
          };
          if (opts.simple) {
            result = simplifyResult(result);
          }
          if (opts.oneResult) {
            return oneResult(result);
          }
          if (opts.simple) {
            return result && result.addresses;
          } else {
            return result;
          }
        }
        function giveResultGroup(group2) {
          var i;
          var groupName = findNode("display-name", group2);
          var groupResultMailboxes = [];
          var mailboxes = findAllNodesNoChildren(["mailbox"], group2);
          for (i = 0; i < mailboxes.length; i += 1) {
            groupResultMailboxes.push(giveResultMailbox(mailboxes[i]));
          }
          return {
            node: group2,
            parts: {
              name: groupName
            },
            type: group2.name,
            // 'group'
            name: grabSemantic(groupName),
            addresses: groupResultMailboxes
          };
        }
        function giveResultMailbox(mailbox2) {
          var name = findNode("display-name", mailbox2);
          var aspec = findNode("addr-spec", mailbox2);
          var cfws2 = findAllNodes("cfws", mailbox2);
          var comments = findAllNodesNoChildren(["comment"], mailbox2);
          var local = findNode("local-part", aspec);
          var domain2 = findNode("domain", aspec);
          return {
            node: mailbox2,
            parts: {
              name,
              address: aspec,
              local,
              domain: domain2,
              comments: cfws2
            },
            type: mailbox2.name,
            // 'mailbox'
            name: grabSemantic(name),
            address: grabSemantic(aspec),
            local: grabSemantic(local),
            domain: grabSemantic(domain2),
            comments: concatComments(comments),
            groupName: grabSemantic(mailbox2.groupName)
          };
        }
        function grabSemantic(n) {
          return n !== null && n !== void 0 ? n.semantic : null;
        }
        function simplifyResult(result) {
          var i;
          if (result && result.addresses) {
            for (i = 0; i < result.addresses.length; i += 1) {
              delete result.addresses[i].node;
            }
          }
          return result;
        }
        function concatComments(comments) {
          var result = "";
          if (comments) {
            for (var i = 0; i < comments.length; i += 1) {
              result += grabSemantic(comments[i]);
            }
          }
          return result;
        }
        function oneResult(result) {
          if (!result) {
            return null;
          }
          if (!opts.partial && result.addresses.length > 1) {
            return null;
          }
          return result.addresses && result.addresses[0];
        }
        var parseString, pos, len, parsed2, startProduction;
        opts = handleOpts(opts, {});
        if (opts === null) {
          return null;
        }
        parseString = opts.input;
        startProduction = {
          "address": address,
          "address-list": addressList,
          "angle-addr": angleAddr,
          "from": fromSpec,
          "group": group,
          "mailbox": mailbox,
          "mailbox-list": mailboxList,
          "reply-to": replyToSpec,
          "sender": senderSpec
        }[opts.startAt] || addressList;
        if (!opts.strict) {
          initialize();
          opts.strict = true;
          parsed2 = startProduction(parseString);
          if (opts.partial || !inStr()) {
            return giveResult(parsed2);
          }
          opts.strict = false;
        }
        initialize();
        parsed2 = startProduction(parseString);
        if (!opts.partial && inStr()) {
          return null;
        }
        return giveResult(parsed2);
      }
      function parseOneAddressSimple(opts) {
        return parse5322(handleOpts(opts, {
          oneResult: true,
          rfc6532: true,
          simple: true,
          startAt: "address-list"
        }));
      }
      function parseAddressListSimple(opts) {
        return parse5322(handleOpts(opts, {
          rfc6532: true,
          simple: true,
          startAt: "address-list"
        }));
      }
      function parseFromSimple(opts) {
        return parse5322(handleOpts(opts, {
          rfc6532: true,
          simple: true,
          startAt: "from"
        }));
      }
      function parseSenderSimple(opts) {
        return parse5322(handleOpts(opts, {
          oneResult: true,
          rfc6532: true,
          simple: true,
          startAt: "sender"
        }));
      }
      function parseReplyToSimple(opts) {
        return parse5322(handleOpts(opts, {
          rfc6532: true,
          simple: true,
          startAt: "reply-to"
        }));
      }
      function handleOpts(opts, defs) {
        function isString(str) {
          return Object.prototype.toString.call(str) === "[object String]";
        }
        function isObject(o2) {
          return o2 === Object(o2);
        }
        function isNullUndef(o2) {
          return o2 === null || o2 === void 0;
        }
        var defaults, o;
        if (isString(opts)) {
          opts = { input: opts };
        } else if (!isObject(opts)) {
          return null;
        }
        if (!isString(opts.input)) {
          return null;
        }
        if (!defs) {
          return null;
        }
        defaults = {
          oneResult: false,
          partial: false,
          rejectTLD: false,
          rfc6532: false,
          simple: false,
          startAt: "address-list",
          strict: false,
          atInDisplayName: false,
          commaInDisplayName: false,
          addressListSeparator: ","
        };
        for (o in defaults) {
          if (isNullUndef(opts[o])) {
            opts[o] = !isNullUndef(defs[o]) ? defs[o] : defaults[o];
          }
        }
        return opts;
      }
      parse5322.parseOneAddress = parseOneAddressSimple;
      parse5322.parseAddressList = parseAddressListSimple;
      parse5322.parseFrom = parseFromSimple;
      parse5322.parseSender = parseSenderSimple;
      parse5322.parseReplyTo = parseReplyToSimple;
      if (typeof module2 !== "undefined" && typeof module2.exports !== "undefined") {
        module2.exports = parse5322;
      } else {
        global.emailAddresses = parse5322;
      }
    })(exports2);
  }
});

// images/filter/main.ts
var import_node_fs5 = require("node:fs");
var import_node_net2 = require("node:net");
var import_consumers2 = require("node:stream/consumers");

// images/base/log.ts
function logOf(program) {
  const say = (message) => void process.stderr.write(`${program}: ${message}
`);
  return { say, error: (message) => say(`error: ${message}`) };
}

// images/mail/channel.ts
var import_node_fs = require("node:fs");
var import_node_path = require("node:path");

// policy/mail-address.ts
var LOCAL_PART = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
var LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
var LONGEST_LOCAL_PART = 64;
var LONGEST_ADDRESS = 254;
function isMailboxName(local) {
  return local.length <= LONGEST_LOCAL_PART && LOCAL_PART.test(local);
}
function isMailboxAddress(address) {
  const at = address.indexOf("@");
  if (at < 1 || address.length > LONGEST_ADDRESS) return false;
  const labels = address.slice(at + 1).split(".");
  return isMailboxName(address.slice(0, at)) && labels.length > 1 && labels.every((label) => LABEL.test(label));
}

// images/mail/facts.ts
var DEFAULT_QUOTA_MIB = 1024;
var LARGEST_QUOTA_MIB = 16 * 1024 * 1024;
var KEY = /^[0-9]{7}-[a-z][a-z0-9._-]{0,79}$/;
function hostedDomains(value) {
  const { hosted } = record(value);
  if (!Array.isArray(hosted)) return null;
  const domains = [...new Set(hosted.filter(isDomain))].sort();
  return domains.length === 0 ? null : domains;
}
function publishedKeys(value) {
  const { publishedKeys: selectors } = record(value);
  return Array.isArray(selectors) ? selectors.filter((each) => typeof each === "string" && /^ct-[0-9a-f]{12}$/.test(each)) : [];
}
function expectedFiles(value) {
  const { files } = record(value);
  return Array.isArray(files) ? files.filter((file) => typeof file === "string") : [];
}
function readFacts(hosted, entries, published = []) {
  const refused = [];
  const isHosted = new Set(hosted);
  const boxes = entries.map((entry) => readBox(entry, isHosted, refused)).filter((box) => box !== null).sort((a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
  const keys = /* @__PURE__ */ new Set();
  const owners = /* @__PURE__ */ new Map();
  const served = boxes.filter(({ address, key }) => {
    if (keys.has(key)) refused.push(`${address}: key ${key} is taken`);
    else if (owners.has(address)) refused.push(`${address}: two mailboxes claim it`);
    else {
      keys.add(key);
      owners.set(address, key);
      return true;
    }
    return false;
  });
  const mailboxes = served.map((box) => ({
    ...box,
    aliases: box.aliases.filter((alias) => {
      const owner = owners.get(alias);
      if (owner === void 0) owners.set(alias, box.key);
      else refused.push(`${box.address}: alias ${alias} belongs to ${owner}`);
      return owner === void 0;
    })
  }));
  return { hosted, publishedKeys: published, mailboxes, refused };
}
function readBox(entry, isHosted, refused) {
  const { address, key, name, suspended, forward, aliases, quotaMiB } = record(entry);
  const say = (sentence) => {
    refused.push(sentence);
    return null;
  };
  if (!isAddress(address)) return say(`address ${shown(address)}: no mailbox can have it`);
  if (!isHosted.has(domainOf(address))) return say(`${address}: its domain is not hosted here`);
  if (typeof key !== "string" || !KEY.test(key))
    return say(`${address}: key ${shown(key)} is not <unit>-<role>`);
  if (typeof suspended !== "boolean")
    say(`${address}: suspended ${shown(suspended)} is neither true nor false, so it is suspended`);
  const led = isAddress(forward) && forward !== address;
  if (!led && forward !== null)
    say(`${address}: forward ${shown(forward)} is no other address, so it keeps its mail`);
  const sound = typeof quotaMiB === "number" && quotaMiB >= 1 && quotaMiB <= LARGEST_QUOTA_MIB;
  if (!sound) say(`${address}: quotaMiB ${shown(quotaMiB)} is no size, so it has ${DEFAULT_QUOTA_MIB}`);
  if (!Array.isArray(aliases)) say(`${address}: aliases ${shown(aliases)} is no list, so it has none`);
  return {
    address,
    key,
    unit: key.slice(0, 7),
    role: key.slice(8),
    name: typeof name === "string" ? name : "",
    suspended: suspended !== false,
    forward: led ? forward : null,
    aliases: (Array.isArray(aliases) ? aliases : []).filter((alias) => {
      if (isAddress(alias) && isHosted.has(domainOf(alias))) return true;
      say(`${address}: alias ${shown(alias)} is no address of a hosted domain`);
      return false;
    }),
    quotaMiB: sound ? Math.floor(quotaMiB) : DEFAULT_QUOTA_MIB
  };
}
var isAddress = (value) => typeof value === "string" && isMailboxAddress(value);
var isDomain = (value) => typeof value === "string" && isMailboxAddress(`a@${value}`);
var domainOf = (address) => address.slice(address.lastIndexOf("@") + 1);
function record(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
function shown(value) {
  return (JSON.stringify(value) ?? "(absent)").slice(0, 80);
}

// images/mail/channel.ts
var DOMAINS = "domains.json";
var ChannelReader = class {
  constructor(directory) {
    this.directory = directory;
  }
  directory;
  lastGood = /* @__PURE__ */ new Map();
  generation() {
    try {
      return (0, import_node_fs.readFileSync)((0, import_node_path.join)(this.directory, ".generation"), "utf8").trim();
    } catch {
      return "";
    }
  }
  /**
   * @returns null while publishers are in the middle of a change
   * @throws Error when nothing tells which domains are hosted
   */
  read() {
    const generation = this.generation();
    if (generation === "") throw new Error("the channel has nothing yet");
    const broken = [];
    const domains = this.file(DOMAINS, (value) => hostedDomains(value) !== null, broken);
    const hosted = hostedDomains(domains);
    if (hosted === null) throw new Error(`${DOMAINS} names no hosted domain`);
    const paths = [.../* @__PURE__ */ new Set([...this.present(), ...expectedFiles(domains)])].sort();
    const values = paths.map((path) => this.file(path, Array.isArray, broken));
    for (const path of this.lastGood.keys()) {
      if (path !== DOMAINS && !paths.includes(path)) this.lastGood.delete(path);
    }
    if (this.generation() !== generation) return null;
    return {
      generation,
      facts: readFacts(
        hosted,
        values.flatMap((value) => Array.isArray(value) ? value : []),
        publishedKeys(domains)
      ),
      broken,
      unread: paths.filter((path) => !this.lastGood.has(path))
    };
  }
  present() {
    try {
      return (0, import_node_fs.readdirSync)((0, import_node_path.join)(this.directory, "mailboxes")).filter((name) => name.endsWith(".json")).map((name) => `mailboxes/${name}`);
    } catch {
      return [];
    }
  }
  file(path, isSound, broken) {
    try {
      const value = JSON.parse((0, import_node_fs.readFileSync)((0, import_node_path.join)(this.directory, path), "utf8"));
      if (!isSound(value)) throw new Error(`${path} has not the form that it should have`);
      this.lastGood.set(path, value);
      return value;
    } catch (error) {
      broken.push(error instanceof SyntaxError ? `${path} is not JSON` : error.message);
      return this.lastGood.get(path);
    }
  }
};

// images/mail/in-force.ts
var import_node_net = require("node:net");
var import_promises = require("node:timers/promises");

// images/base/replace-file.ts
var import_node_fs2 = require("node:fs");
var import_node_path2 = require("node:path");
function replaceFile(path, content, options = {}) {
  const { mode = 420, owner, modified, durable = false } = options;
  const folder = (0, import_node_path2.dirname)(path);
  const next = (0, import_node_path2.join)(folder, `.${(0, import_node_path2.basename)(path)}.next`);
  try {
    (0, import_node_fs2.rmSync)(next, { force: true });
    const file = (0, import_node_fs2.openSync)(next, "wx", mode);
    try {
      (0, import_node_fs2.writeFileSync)(file, content);
      if (durable) (0, import_node_fs2.fsyncSync)(file);
    } finally {
      (0, import_node_fs2.closeSync)(file);
    }
    (0, import_node_fs2.chmodSync)(next, mode);
    if (owner) (0, import_node_fs2.chownSync)(next, owner.uid, owner.gid);
    if (modified !== void 0) (0, import_node_fs2.utimesSync)(next, modified, modified);
    (0, import_node_fs2.renameSync)(next, path);
  } catch (error) {
    (0, import_node_fs2.rmSync)(next, { force: true });
    throw error;
  }
  if (durable) syncFolder(folder);
}
function syncFolder(folder) {
  const directory = (0, import_node_fs2.openSync)(folder, "r");
  try {
    (0, import_node_fs2.fsyncSync)(directory);
  } finally {
    (0, import_node_fs2.closeSync)(directory);
  }
}

// images/mail/directory.ts
var MOST_FORWARDS = 10;
var Directory = class {
  /**
   * @param mailHost the servers' own name, which has a postmaster too (RFC 5321, 4.5.1): the first domain's
   * @param mayLeave whether mail may go to domains that are not hosted here
   */
  constructor(facts, mailHost, mayLeave) {
    this.facts = facts;
    this.mailHost = mailHost;
    this.mayLeave = mayLeave;
    this.hosted = /* @__PURE__ */ new Set([...facts.hosted, mailHost.toLowerCase()]);
    for (const box of facts.mailboxes) {
      this.byAddress.set(box.address, box);
      for (const name of [box.address, ...box.aliases]) this.byAnyName.set(name, box);
    }
    const postmaster = this.byAnyName.get(`postmaster@${facts.hosted[0]}`);
    if (postmaster !== void 0) this.byAnyName.set(`postmaster@${mailHost.toLowerCase()}`, postmaster);
  }
  facts;
  mailHost;
  mayLeave;
  byAddress = /* @__PURE__ */ new Map();
  byAnyName = /* @__PURE__ */ new Map();
  hosted;
  /** Whether mail for the address's domain ends here. An address without a domain is one of the servers' own. */
  isOurs(address) {
    return this.hosted.has(this.plain(address).domain);
  }
  /** The mailbox that logs in by this name. */
  login(name) {
    return this.byAddress.get(name.toLowerCase());
  }
  /** The mailbox of an address, an alias or a sub-address (`x+anything@`). */
  find(address) {
    const { local, domain } = this.plain(address);
    return this.byAnyName.get(`${local}@${domain}`) ?? this.byAnyName.get(`${local.split("+")[0]}@${domain}`);
  }
  /** Where a forward leads, if it may be followed: the mail stays in its own box where it would be refused outside. */
  forwardOf({ forward }) {
    if (forward === null) return null;
    return this.mayLeave || this.hosted.has(domainOf(forward)) ? forward : null;
  }
  destination(address) {
    let box = this.find(address);
    for (let hops = 0; box !== void 0 && hops < MOST_FORWARDS; hops++) {
      const next = this.forwardOf(box);
      if (next === null) return { box };
      if (!this.isOurs(next)) return { elsewhere: next };
      box = this.find(next);
    }
    return null;
  }
  plain(address) {
    const at = address.lastIndexOf("@");
    const [local, domain] = at < 0 ? [address, this.mailHost] : [address.slice(0, at), address.slice(at + 1)];
    return { local: local.toLowerCase(), domain: domain.toLowerCase().replace(/\.+$/, "") };
  }
};

// images/mail/in-force.ts
var FactsInForce = class {
  constructor(props) {
    this.props = props;
  }
  props;
  current = null;
  reading = null;
  queue = Promise.resolve();
  get directory() {
    return this.current;
  }
  get incomplete() {
    return this.reading === null || this.reading.unread.length > 0;
  }
  /**
   * Brings what the channel has into force, one caller after the other: a password and a change of facts must not write
   * the same files at once. Rejects when that failed; what was there before then stays.
   */
  apply() {
    const turn = this.queue.then(() => this.bringIntoForce());
    this.queue = turn.catch(() => void 0);
    return turn;
  }
  async bringIntoForce() {
    const { channel, work, mailHost, mayLeave, delayMs, target, log: log2 } = this.props;
    if (this.reading !== null && channel.generation() !== this.reading.generation) await (0, import_promises.setTimeout)(delayMs);
    const reading = channel.read() ?? this.reading;
    if (reading === null) throw new Error("the channel is changing");
    const { facts, broken } = reading;
    if (broken.length > 0) log2.error(`${broken.join("; ")}; what it said last stays in force`);
    const directory = new Directory(facts, mailHost, mayLeave);
    this.current = directory;
    await target.apply(directory);
    this.reading = reading;
    replaceFile(`${work}/facts.json`, JSON.stringify(facts));
    replaceFile(`${work}/broken`, broken.map((line) => `${line}
`).join(""));
    for (const line of facts.refused) log2.say(`left out: ${line}`);
    log2.say(`${facts.mailboxes.length} mailboxes of ${facts.hosted.join(", ")} in force`);
  }
};
function listenForApply(path, facts) {
  (0, import_node_net.createServer)((socket) => {
    socket.on("error", () => socket.destroy());
    facts.apply().then(
      () => socket.end("ok\n"),
      (error) => socket.end(`${error.message}
`)
    );
  }).listen(path);
}

// images/filter/dkim.ts
var import_node_crypto2 = require("node:crypto");
var import_node_fs3 = require("node:fs");
var import_node_path3 = require("node:path");
var import_node_util = require("node:util");

// contracts/dkim.ts
var import_node_crypto = require("node:crypto");
function dkimSelector(spki) {
  return `ct-${(0, import_node_crypto.createHash)("sha256").update(spki).digest("hex").slice(0, 12)}`;
}

// images/filter/dkim.ts
var makeKeyPair = (0, import_node_util.promisify)(import_node_crypto2.generateKeyPair);
var PRIVATE = "/secret/dkim";
var PUBLIC = "/run/public-keys.json";
var KEYS_A_DOMAIN = 2;
var SHOWN_AFTER_RETIREMENT_MS = 14 * 24 * 60 * 6e4;
var DkimStore = class {
  constructor(props) {
    this.props = props;
    this.secrets = props.secrets ?? PRIVATE;
    this.shown = props.shown ?? PUBLIC;
    this.now = props.now ?? Date.now;
  }
  props;
  secrets;
  shown;
  now;
  /**
   * Sees to it that each domain has its keys, and shows their public halves, those that have been retired lately too.
   *
   * @returns the keys that can sign, the oldest of a domain first
   */
  async provide(domains) {
    const dkim = [];
    const signing2 = [];
    for (const domain of domains) {
      const keys = await this.keysOf(domain);
      signing2.push(...keys);
      const halves = [...keys.map(({ key }) => (0, import_node_crypto2.createPublicKey)(key)), ...this.retiredOf(domain)].map(
        (key) => publicHalf(domain, key)
      );
      dkim.push(...new Map(halves.map((half) => [half.selector, half])).values());
    }
    replaceFile(this.shown, JSON.stringify({ dkim }));
    return signing2;
  }
  /**
   * Retires the domain's oldest key: its private half is destroyed, its public half is shown for two more weeks. What
   * `provide` gives afterwards begins with the next.
   *
   * @param published the selectors that the world knows; the next key must be one of them
   */
  async rotate(domain, published) {
    const [oldest, next] = await this.keysOf(domain);
    if (oldest === void 0 || next === void 0) return "no keys";
    if (!published.has(next.selector)) return "not published";
    const folder = (0, import_node_path3.join)(this.secrets, domain);
    const half = (0, import_node_crypto2.createPublicKey)(oldest.key).export({ format: "pem", type: "spki" });
    keep(folder, `${oldest.selector}.pub`, half);
    (0, import_node_fs3.rmSync)(oldest.file);
    syncFolder(folder);
    return { retired: oldest.selector, signs: next.selector };
  }
  async keysOf(domain) {
    const folder = (0, import_node_path3.join)(this.secrets, domain);
    (0, import_node_fs3.mkdirSync)(folder, { recursive: true, mode: 448 });
    const numbers = (0, import_node_fs3.readdirSync)(folder).flatMap((name) => /^([0-9]{1,9})\.pem$/.exec(name)?.[1] ?? []).map(Number).sort((a, b) => a - b);
    const signing2 = (number, key) => ({
      domain,
      selector: publicHalf(domain, (0, import_node_crypto2.createPublicKey)(key)).selector,
      key,
      file: (0, import_node_path3.join)(folder, `${number}.pem`)
    });
    const keys = numbers.flatMap((number) => {
      const file = (0, import_node_path3.join)(folder, `${number}.pem`);
      try {
        return [signing2(number, (0, import_node_crypto2.createPrivateKey)((0, import_node_fs3.readFileSync)(file)))];
      } catch {
        this.props.log(`${file} is no private key and is not published`);
        return [];
      }
    });
    for (let number = (numbers.at(-1) ?? 0) + 1; keys.length < KEYS_A_DOMAIN; number += 1) {
      const { privateKey } = await makeKeyPair("rsa", { modulusLength: 2048 });
      keep(folder, `${number}.pem`, privateKey.export({ format: "pem", type: "pkcs8" }));
      keys.push(signing2(number, privateKey));
      this.props.log(`a DKIM key was made: ${(0, import_node_path3.join)(folder, `${number}.pem`)}`);
    }
    return keys;
  }
  retiredOf(domain) {
    const folder = (0, import_node_path3.join)(this.secrets, domain);
    return (0, import_node_fs3.readdirSync)(folder).filter((name) => name.endsWith(".pub")).sort().flatMap((name) => {
      const file = (0, import_node_path3.join)(folder, name);
      if (this.now() - (0, import_node_fs3.statSync)(file).mtimeMs < SHOWN_AFTER_RETIREMENT_MS)
        return [(0, import_node_crypto2.createPublicKey)((0, import_node_fs3.readFileSync)(file))];
      (0, import_node_fs3.rmSync)(file);
      return [];
    });
  }
};
function keep(folder, name, content) {
  replaceFile((0, import_node_path3.join)(folder, name), content, { mode: 384, durable: true });
  syncFolder((0, import_node_path3.join)(folder, ".."));
}
function publicHalf(domain, key) {
  const spki = key.export({ format: "der", type: "spki" });
  return { domain, selector: dkimSelector(spki), keyType: "rsa", publicKey: spki.toString("base64") };
}

// images/filter/server.ts
var import_node_http = require("node:http");
var import_consumers = require("node:stream/consumers");

// images/filter/sender.ts
var import_email_addresses = __toESM(require_email_addresses());

// images/filter/headers.ts
function fieldsOf(header) {
  return header.replace(/\r\n?|\n/g, "\n").replace(/\n[ \t]/g, " ").split("\n").flatMap((line) => {
    const [, name, value] = /^([!-9;-~]+)[ \t]*:(.*)$/s.exec(line) ?? [];
    return name === void 0 || value === void 0 ? [] : [{ name: name.toLowerCase(), value: utf8(value).trim() }];
  });
}
function decoded(value) {
  return value.replace(/(=\?[^?\s]+\?[bq]\?[^?]*\?=)\s+(?==\?[^?\s]+\?[bq]\?[^?]*\?=)/gi, "$1").replace(
    /=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bq])\?([^?]*)\?=/gi,
    (word, charset, encoding, text2) => {
      const bytes = encoding.toLowerCase() === "b" ? Buffer.from(text2, "base64") : Buffer.from(
        text2.replaceAll("_", " ").replace(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
        "latin1"
      );
      try {
        return new TextDecoder(charset).decode(bytes);
      } catch {
        return word;
      }
    }
  );
}
function utf8(latin1) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(latin1, "latin1"));
  } catch {
    return latin1;
  }
}

// images/filter/sender.ts
var NOT_OWN = {
  is: "refused",
  reply: "5.7.1 From (and Sender) must be one address, and this mailbox's own / Nguoi gui (From, Sender) phai la mot dia chi cua chinh hop thu nay"
};
var NOT_LOGGED_IN = {
  is: "refused",
  reply: "5.7.1 Senders of this domain log in first, on the submission port / Dia chi nay phai dang nhap de gui"
};
var AUTHORS = /* @__PURE__ */ new Set(["from", "sender", "resent-from", "resent-sender"]);
function judgeSender({ login, header }, directory) {
  if (directory === null) return { is: "later" };
  const fields = fieldsOf(header).filter(({ name }) => AUTHORS.has(name));
  if (login === "")
    return fields.some(({ value }) => claimsOurs(value, directory)) ? NOT_LOGGED_IN : { is: "right", domain: null };
  const box = directory.login(login);
  if (box === void 0) return { is: "later" };
  const isOwn = (address) => directory.find(address) === box;
  const names = fields.map(({ name }) => name);
  if (new Set(names).size !== names.length) return NOT_OWN;
  if (!fields.every(({ value }) => onlyAddress(value, isOwn) !== null)) return NOT_OWN;
  const from = fields.find(({ name }) => name === "from");
  const author = from === void 0 ? null : onlyAddress(from.value, isOwn);
  return author === null ? NOT_OWN : { is: "right", domain: domainOf(author).toLowerCase() };
}
function onlyAddress(value, isOwn) {
  const [only, ...others] = parsed(value) ?? [];
  if (only?.type !== "mailbox" || others.length > 0 || !isOwn(only.address)) return null;
  return addressesIn(decoded(value)).every(isOwn) ? only.address : null;
}
function claimsOurs(value, directory) {
  const authors = parsed(value);
  if (authors === null) return addressesIn(decoded(value)).some((address) => directory.isOurs(address));
  return authors.flatMap((author) => author.type === "group" ? author.addresses : [author]).some(({ address }) => directory.isOurs(address.replace(/\s/g, "")));
}
var LONGEST = 1e3;
function parsed(value) {
  return value.length > LONGEST ? null : (0, import_email_addresses.parseFrom)({ input: value, rfc6532: true });
}
function addressesIn(text2) {
  return [...text2.matchAll(/(?<![^\s<>(),;:"'@])[^\s<>(),;:"'@]+\s*@\s*[^\s<>(),;:"'@]+/g)].map(
    ([match]) => match.replace(/\s/g, "")
  );
}

// images/filter/server.ts
var LATER = { is: "later" };
function questions(props) {
  return (0, import_node_http.createServer)((request, response) => {
    void answer(request, props).catch((error) => {
      props.log(`a question of the filter could not be answered: ${error.message}`);
      return LATER;
    }).then(
      (found) => response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(found))
    );
  });
}
async function answer(request, { directory, signatureOf }) {
  const header = (await (0, import_consumers.buffer)(request)).toString("latin1");
  const login = request.headers["login"];
  if (request.method !== "POST" || request.url !== "/sender" || typeof login !== "string") return LATER;
  const verdict = judgeSender({ login, header }, directory());
  return verdict.is === "right" ? { is: "right", sign: verdict.domain === null ? null : signatureOf(verdict.domain) } : verdict;
}
function figures(source) {
  return (0, import_node_http.createServer)((request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    (0, import_node_http.get)(source, (found) => {
      response.writeHead(found.statusCode ?? 502, { "Content-Type": "text/plain; version=0.0.4" });
      found.pipe(response);
    }).on("error", ({ message }) => {
      response.writeHead(502, { "Content-Type": "text/plain" }).end(`${message}
`);
    });
  });
}

// images/filter/signing.ts
var import_node_fs4 = require("node:fs");
var import_node_path4 = require("node:path");
var IN_USE = "/run/filter/dkim";
var Signing = class {
  constructor(store, group, log2, folder = IN_USE) {
    this.store = store;
    this.group = group;
    this.log = log2;
    this.folder = folder;
  }
  store;
  group;
  log;
  folder;
  signatures = /* @__PURE__ */ new Map();
  /** Null where no key of the domain is published yet: its mail goes unsigned. */
  signatureOf(domain) {
    return this.signatures.get(domain) ?? null;
  }
  async apply({ facts }) {
    const published = new Set(facts.publishedKeys);
    const keys = await this.store.provide(facts.hosted);
    const chosen = facts.hosted.flatMap(
      (domain) => keys.find((key) => key.domain === domain && published.has(key.selector)) ?? []
    );
    (0, import_node_fs4.mkdirSync)(this.folder, { recursive: true, mode: 488 });
    (0, import_node_fs4.chownSync)(this.folder, 0, this.group);
    for (const { selector, key } of chosen) {
      replaceFile((0, import_node_path4.join)(this.folder, `${selector}.pem`), key.export({ format: "pem", type: "pkcs8" }), {
        mode: 416,
        owner: { uid: 0, gid: this.group }
      });
    }
    const before = this.signatures;
    this.signatures = new Map(
      chosen.map(({ domain, selector }) => [
        domain,
        { domain, selector, key: (0, import_node_path4.join)(this.folder, `${selector}.pem`) }
      ])
    );
    for (const { domain, selector } of this.signatures.values()) {
      if (before.get(domain)?.selector !== selector) this.log(`mail of ${domain} is signed by ${selector}`);
    }
    const named = new Set([...before.values(), ...this.signatures.values()].map(({ selector }) => selector));
    for (const name of (0, import_node_fs4.readdirSync)(this.folder)) {
      if (!named.has(name.replace(/\.pem$/, ""))) (0, import_node_fs4.rmSync)((0, import_node_path4.join)(this.folder, name), { force: true });
    }
  }
  /** Lets the domain's next key take over, at the next `apply`. */
  rotate(domain, published) {
    return this.store.rotate(domain, new Set(published));
  }
};

// images/filter/main.ts
var WORK = "/run/filter";
var CONTROL = `${WORK}/control/apply`;
var QUESTIONS_PORT = 11380;
var FIGURES_PORT = 9117;
var RSPAMD_FIGURES = "http://127.0.0.1:11334/metrics";
var ALIVE_EVERY_MS = 5e3;
var log = logOf("filter");
var signing = () => new Signing(new DkimStore({ log: log.say }), Number(process.env["RSPAMD_GROUP"]), log.say);
function serve() {
  const keys = signing();
  const facts = new FactsInForce({
    channel: new ChannelReader("/config"),
    target: keys,
    work: WORK,
    mailHost: process.env["MAIL_HOST"] ?? "",
    mayLeave: true,
    delayMs: 0,
    log
  });
  questions({
    directory: () => facts.directory,
    signatureOf: (domain) => keys.signatureOf(domain),
    log: log.say
  }).listen(QUESTIONS_PORT, "127.0.0.1");
  figures(RSPAMD_FIGURES).listen(FIGURES_PORT);
  (0, import_node_fs5.mkdirSync)(`${WORK}/control`, { recursive: true, mode: 448 });
  (0, import_node_fs5.rmSync)(CONTROL, { force: true });
  listenForApply(CONTROL, facts);
  setInterval(() => (0, import_node_fs5.writeFileSync)(`${WORK}/alive`, ""), ALIVE_EVERY_MS);
}
async function apply() {
  const answer2 = (await (0, import_consumers2.text)((0, import_node_net2.connect)({ path: CONTROL }))).trim();
  if (answer2 !== "ok") throw new Error(answer2 || "no answer");
}
async function rotate(domain) {
  const file = `${WORK}/facts.json`;
  if (!(0, import_node_fs5.existsSync)(file)) throw new Error("the filter has no facts yet");
  const { hosted, publishedKeys: publishedKeys2 } = JSON.parse((0, import_node_fs5.readFileSync)(file, "utf8"));
  const refuse = (sentence) => {
    process.stderr.write(`${sentence}
`);
    return process.exit(65);
  };
  if (!hosted.includes(domain))
    refuse(`Mi\u1EC1n ${domain} kh\xF4ng c\xF3 th\u01B0 \u1EDF \u0111\xE2y / ${domain} is no mail domain of this city`);
  const result = await signing().rotate(domain, publishedKeys2);
  if (typeof result === "string")
    refuse(
      `Kh\xF3a k\u1EBF ti\u1EBFp c\u1EE7a ${domain} ch\u01B0a \u0111\u01B0\u1EE3c c\xF4ng b\u1ED1: ch\u1EA1y \`congtruong public-keys collect\`, \u0111\u01B0a v\xE0o git, tri\u1EC3n khai r\u1ED3i th\u1EED l\u1EA1i / the next key of ${domain} is not published: run \`congtruong public-keys collect\`, commit, deploy, then try again`
    );
  await apply();
  process.stdout.write(JSON.stringify(result));
}
var [verb = "", argument = ""] = process.argv.slice(2);
var fail = (error) => {
  log.error(error.message);
  return process.exit(75);
};
switch (verb) {
  case "serve":
    serve();
    break;
  case "apply":
    apply().catch(fail);
    break;
  case "rotate":
    rotate(argument).catch(fail);
    break;
  default:
    process.stderr.write("mail-filter serve | apply | rotate DOMAIN\n");
    process.exitCode = 64;
}
//# sourceMappingURL=main.js.map
