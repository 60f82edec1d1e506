/* eslint-disable */
// Generated from contracts/*.schema.json by `npm run generate`. Do not edit.
"use strict";
exports.isMonitoringStatus = validate10;
const schema11 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"monitoring-status.schema.json","title":"MonitoringStatus","description":"What the checker tells whoever watches from outside the data centre, at `/status` of the monitoring's host. Anybody may read it: no name and no figure of a school stands in it.","x-files":[],"type":"object","properties":{"monitoring":{"description":"Whether the signs of life from Prometheus through Alertmanager come in.","type":"string","enum":["alive","silent"]},"silentSeconds":{"description":"Since the last of them.","type":"integer","minimum":0},"logs":{"description":"The signed end of the chain of logs, for whoever watches to keep. Null while the store of logs has not answered.","default":null,"anyOf":[{"$ref":"log-head.schema.json"},{"type":"null"}]}},"required":["monitoring","silentSeconds"]};
const schema12 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"log-head.schema.json","title":"LogHead","description":"The end of the chain of closed log files, signed by the store of logs: whoever keeps one can tell later whether what was before it is still the same. It says nothing of what the logs hold.","x-files":[],"type":"object","properties":{"sequence":{"description":"How many entries the chain has.","type":"integer","minimum":0},"hash":{"description":"SHA-256 of the last entry's line, which holds the hash of the one before; zeros for a chain without entries.","type":"string","pattern":"^[0-9a-f]{64}$"},"time":{"description":"When it was signed, by the store's clock (RFC 3339, UTC).","type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,16}Z$"},"signature":{"description":"Ed25519 over `congtruong log head`, sequence, hash and time, a line each; base64.","type":"string","pattern":"^[A-Za-z0-9+/]{86}==$"}},"required":["sequence","hash","time","signature"]};
const pattern0 = new RegExp("^[0-9a-f]{64}$", "u");
const pattern1 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,16}Z$", "u");
const pattern2 = new RegExp("^[A-Za-z0-9+/]{86}==$", "u");

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="monitoring-status.schema.json" */;
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.logs === undefined){
data.logs = null;
}
let missing0;
if(((data.monitoring === undefined) && (missing0 = "monitoring")) || ((data.silentSeconds === undefined) && (missing0 = "silentSeconds"))){
validate10.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.monitoring !== undefined){
let data0 = data.monitoring;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate10.errors = [{instancePath:instancePath+"/monitoring",schemaPath:"#/properties/monitoring/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((data0 === "alive") || (data0 === "silent"))){
validate10.errors = [{instancePath:instancePath+"/monitoring",schemaPath:"#/properties/monitoring/enum",keyword:"enum",params:{allowedValues: schema11.properties.monitoring.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.silentSeconds !== undefined){
let data1 = data.silentSeconds;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate10.errors = [{instancePath:instancePath+"/silentSeconds",schemaPath:"#/properties/silentSeconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate10.errors = [{instancePath:instancePath+"/silentSeconds",schemaPath:"#/properties/silentSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data2 = data.logs;
const _errs5 = errors;
const _errs6 = errors;
let valid1 = false;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if(((((data2.sequence === undefined) && (missing1 = "sequence")) || ((data2.hash === undefined) && (missing1 = "hash"))) || ((data2.time === undefined) && (missing1 = "time"))) || ((data2.signature === undefined) && (missing1 = "signature"))){
const err0 = {instancePath:instancePath+"/logs",schemaPath:"log-head.schema.json/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data2.sequence !== undefined){
let data3 = data2.sequence;
const _errs10 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err1 = {instancePath:instancePath+"/logs/sequence",schemaPath:"log-head.schema.json/properties/sequence/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(errors === _errs10){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err2 = {instancePath:instancePath+"/logs/sequence",schemaPath:"log-head.schema.json/properties/sequence/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
var valid3 = _errs10 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data2.hash !== undefined){
let data4 = data2.hash;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data4 === "string"){
if(!pattern0.test(data4)){
const err3 = {instancePath:instancePath+"/logs/hash",schemaPath:"log-head.schema.json/properties/hash/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/logs/hash",schemaPath:"log-head.schema.json/properties/hash/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var valid3 = _errs12 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data2.time !== undefined){
let data5 = data2.time;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data5 === "string"){
if(!pattern1.test(data5)){
const err5 = {instancePath:instancePath+"/logs/time",schemaPath:"log-head.schema.json/properties/time/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,16}Z$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,16}Z$"+"\""};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/logs/time",schemaPath:"log-head.schema.json/properties/time/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var valid3 = _errs14 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data2.signature !== undefined){
let data6 = data2.signature;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data6 === "string"){
if(!pattern2.test(data6)){
const err7 = {instancePath:instancePath+"/logs/signature",schemaPath:"log-head.schema.json/properties/signature/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]{86}==$"},message:"must match pattern \""+"^[A-Za-z0-9+/]{86}==$"+"\""};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/logs/signature",schemaPath:"log-head.schema.json/properties/signature/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
var valid3 = _errs16 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
else {
const err9 = {instancePath:instancePath+"/logs",schemaPath:"log-head.schema.json/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs18 = errors;
if(data2 !== null){
const err10 = {instancePath:instancePath+"/logs",schemaPath:"#/properties/logs/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid0 = _errs18 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err11 = {instancePath:instancePath+"/logs",schemaPath:"#/properties/logs/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
validate10.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
}
}
}
else {
validate10.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate10.errors = vErrors;
return errors === 0;
}

exports.isWatchedCity = validate11;
const schema13 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"watched-city.schema.json","title":"WatchedCity","description":"What the watcher outside the data centre asks, and what counts as gone: `city.json` on its host, written by `congtruong watcher`.","x-files":[],"type":"object","definitions":{"watchedMail":{"title":"WatchedMail","type":"object","properties":{"server":{"description":"`host:port` at which other mail servers deliver.","type":"string","pattern":"^[^:]+:[0-9]+$"},"recipient":{"description":"Whom the server must take mail for; none is sent.","type":"string"}},"required":["server","recipient"]}},"properties":{"name":{"description":"The city's zone, as people know it.","type":"string","minLength":1},"prefix":{"description":"How the names of its services begin, for commands in messages.","type":"string","pattern":"^[a-z][a-z0-9-]*$","default":"ct"},"site":{"description":"A page that the edge shows with status 200 as long as anything works.","type":"string","pattern":"^https://"},"status":{"description":"Where the checker says whether the monitoring is alive.","type":"string","pattern":"^https://"},"mail":{"$ref":"#/definitions/watchedMail"},"everySeconds":{"description":"Between two rounds of questions.","type":"integer","minimum":1},"lostAfter":{"description":"Failures in a row that count as gone: a restart costs one or two.","type":"integer","minimum":1},"backAfter":{"description":"Successes in a row that count as back.","type":"integer","minimum":1}},"required":["name","site","status","mail","everySeconds","lostAfter","backAfter"]};
const schema14 = {"title":"WatchedMail","type":"object","properties":{"server":{"description":"`host:port` at which other mail servers deliver.","type":"string","pattern":"^[^:]+:[0-9]+$"},"recipient":{"description":"Whom the server must take mail for; none is sent.","type":"string"}},"required":["server","recipient"]};
const func2 = require("ajv/dist/runtime/ucs2length").default;
const pattern3 = new RegExp("^[a-z][a-z0-9-]*$", "u");
const pattern4 = new RegExp("^https://", "u");
const pattern6 = new RegExp("^[^:]+:[0-9]+$", "u");

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="watched-city.schema.json" */;
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.prefix === undefined){
data.prefix = "ct";
}
let missing0;
if((((((((data.name === undefined) && (missing0 = "name")) || ((data.site === undefined) && (missing0 = "site"))) || ((data.status === undefined) && (missing0 = "status"))) || ((data.mail === undefined) && (missing0 = "mail"))) || ((data.everySeconds === undefined) && (missing0 = "everySeconds"))) || ((data.lostAfter === undefined) && (missing0 = "lostAfter"))) || ((data.backAfter === undefined) && (missing0 = "backAfter"))){
validate11.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.name !== undefined){
let data0 = data.name;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func2(data0) < 1){
validate11.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate11.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data1 = data.prefix;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern3.test(data1)){
validate11.errors = [{instancePath:instancePath+"/prefix",schemaPath:"#/properties/prefix/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z][a-z0-9-]*$"+"\""}];
return false;
}
}
else {
validate11.errors = [{instancePath:instancePath+"/prefix",schemaPath:"#/properties/prefix/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
if(valid0){
if(data.site !== undefined){
let data2 = data.site;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
validate11.errors = [{instancePath:instancePath+"/site",schemaPath:"#/properties/site/pattern",keyword:"pattern",params:{pattern: "^https://"},message:"must match pattern \""+"^https://"+"\""}];
return false;
}
}
else {
validate11.errors = [{instancePath:instancePath+"/site",schemaPath:"#/properties/site/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data3 = data.status;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
validate11.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/pattern",keyword:"pattern",params:{pattern: "^https://"},message:"must match pattern \""+"^https://"+"\""}];
return false;
}
}
else {
validate11.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.mail !== undefined){
let data4 = data.mail;
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs10){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if(((data4.server === undefined) && (missing1 = "server")) || ((data4.recipient === undefined) && (missing1 = "recipient"))){
validate11.errors = [{instancePath:instancePath+"/mail",schemaPath:"#/definitions/watchedMail/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data4.server !== undefined){
let data5 = data4.server;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data5 === "string"){
if(!pattern6.test(data5)){
validate11.errors = [{instancePath:instancePath+"/mail/server",schemaPath:"#/definitions/watchedMail/properties/server/pattern",keyword:"pattern",params:{pattern: "^[^:]+:[0-9]+$"},message:"must match pattern \""+"^[^:]+:[0-9]+$"+"\""}];
return false;
}
}
else {
validate11.errors = [{instancePath:instancePath+"/mail/server",schemaPath:"#/definitions/watchedMail/properties/server/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.recipient !== undefined){
const _errs14 = errors;
if(typeof data4.recipient !== "string"){
validate11.errors = [{instancePath:instancePath+"/mail/recipient",schemaPath:"#/definitions/watchedMail/properties/recipient/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
}
}
}
else {
validate11.errors = [{instancePath:instancePath+"/mail",schemaPath:"#/definitions/watchedMail/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.everySeconds !== undefined){
let data7 = data.everySeconds;
const _errs16 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate11.errors = [{instancePath:instancePath+"/everySeconds",schemaPath:"#/properties/everySeconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs16){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 1 || isNaN(data7)){
validate11.errors = [{instancePath:instancePath+"/everySeconds",schemaPath:"#/properties/everySeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lostAfter !== undefined){
let data8 = data.lostAfter;
const _errs18 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate11.errors = [{instancePath:instancePath+"/lostAfter",schemaPath:"#/properties/lostAfter/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs18){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 1 || isNaN(data8)){
validate11.errors = [{instancePath:instancePath+"/lostAfter",schemaPath:"#/properties/lostAfter/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.backAfter !== undefined){
let data9 = data.backAfter;
const _errs20 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
validate11.errors = [{instancePath:instancePath+"/backAfter",schemaPath:"#/properties/backAfter/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs20){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 1 || isNaN(data9)){
validate11.errors = [{instancePath:instancePath+"/backAfter",schemaPath:"#/properties/backAfter/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate11.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate11.errors = vErrors;
return errors === 0;
}

exports.isWatcherChannels = validate12;
const schema15 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"watcher-channels.schema.json","title":"WatcherChannels","description":"How the watcher reaches people without the data centre: `channels.json` on its host, written by whoever runs that host. Secrets are files beside it, named here and never written here.","x-files":[],"type":"object","definitions":{"watcherSmtp":{"title":"WatcherSmtp","description":"A mail provider that is not the city's, and mailboxes that are not in its data centre.","type":"object","properties":{"host":{"type":"string","minLength":1},"port":{"description":"465 is TLS from the first byte; any other must offer STARTTLS.","type":"integer","minimum":1,"maximum":65535},"user":{"description":"Empty: no log-in.","type":"string","default":""},"passwordFile":{"type":"string","default":""},"caFile":{"description":"The authority of the provider's certificate. Empty: those that everybody trusts.","type":"string","default":""},"from":{"type":"string","minLength":1},"to":{"type":"array","minItems":1,"items":{"type":"string","minLength":1}}},"required":["host","port","from","to"]},"watcherWebhook":{"title":"WatcherWebhook","description":"Gets `POST` with JSON: `subject`, `text`, `down` (a list of `edge`, `monitoring`, `mail`), `since` (ISO 8601).","type":"object","properties":{"url":{"type":"string","pattern":"^https?://"},"tokenFile":{"description":"Sent as `Authorization: Bearer`. Empty: none.","type":"string","default":""}},"required":["url"]}},"properties":{"references":{"description":"`host:port` of others on the internet, at least two operators. While none of them takes a connection it is the watcher's own line that is gone, and nothing is concluded.","type":"array","minItems":1,"items":{"type":"string","pattern":"^[^:]+:[0-9]+$"}},"smtp":{"$ref":"#/definitions/watcherSmtp"},"webhook":{"$ref":"#/definitions/watcherWebhook"}},"required":["references"]};
const schema16 = {"title":"WatcherSmtp","description":"A mail provider that is not the city's, and mailboxes that are not in its data centre.","type":"object","properties":{"host":{"type":"string","minLength":1},"port":{"description":"465 is TLS from the first byte; any other must offer STARTTLS.","type":"integer","minimum":1,"maximum":65535},"user":{"description":"Empty: no log-in.","type":"string","default":""},"passwordFile":{"type":"string","default":""},"caFile":{"description":"The authority of the provider's certificate. Empty: those that everybody trusts.","type":"string","default":""},"from":{"type":"string","minLength":1},"to":{"type":"array","minItems":1,"items":{"type":"string","minLength":1}}},"required":["host","port","from","to"]};
const schema17 = {"title":"WatcherWebhook","description":"Gets `POST` with JSON: `subject`, `text`, `down` (a list of `edge`, `monitoring`, `mail`), `since` (ISO 8601).","type":"object","properties":{"url":{"type":"string","pattern":"^https?://"},"tokenFile":{"description":"Sent as `Authorization: Bearer`. Empty: none.","type":"string","default":""}},"required":["url"]};
const pattern8 = new RegExp("^https?://", "u");

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="watcher-channels.schema.json" */;
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.references === undefined) && (missing0 = "references")){
validate12.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.references !== undefined){
let data0 = data.references;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
if(data0.length < 1){
validate12.errors = [{instancePath:instancePath+"/references",schemaPath:"#/properties/references/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern6.test(data1)){
validate12.errors = [{instancePath:instancePath+"/references/" + i0,schemaPath:"#/properties/references/items/pattern",keyword:"pattern",params:{pattern: "^[^:]+:[0-9]+$"},message:"must match pattern \""+"^[^:]+:[0-9]+$"+"\""}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/references/" + i0,schemaPath:"#/properties/references/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/references",schemaPath:"#/properties/references/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.smtp !== undefined){
let data2 = data.smtp;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.user === undefined){
data2.user = "";
}
if(data2.passwordFile === undefined){
data2.passwordFile = "";
}
if(data2.caFile === undefined){
data2.caFile = "";
}
let missing1;
if(((((data2.host === undefined) && (missing1 = "host")) || ((data2.port === undefined) && (missing1 = "port"))) || ((data2.from === undefined) && (missing1 = "from"))) || ((data2.to === undefined) && (missing1 = "to"))){
validate12.errors = [{instancePath:instancePath+"/smtp",schemaPath:"#/definitions/watcherSmtp/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.host !== undefined){
let data3 = data2.host;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data3 === "string"){
if(func2(data3) < 1){
validate12.errors = [{instancePath:instancePath+"/smtp/host",schemaPath:"#/definitions/watcherSmtp/properties/host/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/smtp/host",schemaPath:"#/definitions/watcherSmtp/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs8 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data2.port !== undefined){
let data4 = data2.port;
const _errs10 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate12.errors = [{instancePath:instancePath+"/smtp/port",schemaPath:"#/definitions/watcherSmtp/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs10){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 65535 || isNaN(data4)){
validate12.errors = [{instancePath:instancePath+"/smtp/port",schemaPath:"#/definitions/watcherSmtp/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"}];
return false;
}
else {
if(data4 < 1 || isNaN(data4)){
validate12.errors = [{instancePath:instancePath+"/smtp/port",schemaPath:"#/definitions/watcherSmtp/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid3 = _errs10 === errors;
}
else {
var valid3 = true;
}
if(valid3){
const _errs12 = errors;
if(typeof data2.user !== "string"){
validate12.errors = [{instancePath:instancePath+"/smtp/user",schemaPath:"#/definitions/watcherSmtp/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs12 === errors;
if(valid3){
const _errs14 = errors;
if(typeof data2.passwordFile !== "string"){
validate12.errors = [{instancePath:instancePath+"/smtp/passwordFile",schemaPath:"#/definitions/watcherSmtp/properties/passwordFile/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs14 === errors;
if(valid3){
const _errs16 = errors;
if(typeof data2.caFile !== "string"){
validate12.errors = [{instancePath:instancePath+"/smtp/caFile",schemaPath:"#/definitions/watcherSmtp/properties/caFile/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs16 === errors;
if(valid3){
if(data2.from !== undefined){
let data8 = data2.from;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data8 === "string"){
if(func2(data8) < 1){
validate12.errors = [{instancePath:instancePath+"/smtp/from",schemaPath:"#/definitions/watcherSmtp/properties/from/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/smtp/from",schemaPath:"#/definitions/watcherSmtp/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs18 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data2.to !== undefined){
let data9 = data2.to;
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data9)){
if(data9.length < 1){
validate12.errors = [{instancePath:instancePath+"/smtp/to",schemaPath:"#/definitions/watcherSmtp/properties/to/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid4 = true;
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
const _errs22 = errors;
if(errors === _errs22){
if(typeof data10 === "string"){
if(func2(data10) < 1){
validate12.errors = [{instancePath:instancePath+"/smtp/to/" + i1,schemaPath:"#/definitions/watcherSmtp/properties/to/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/smtp/to/" + i1,schemaPath:"#/definitions/watcherSmtp/properties/to/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs22 === errors;
if(!valid4){
break;
}
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/smtp/to",schemaPath:"#/definitions/watcherSmtp/properties/to/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid3 = _errs20 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/smtp",schemaPath:"#/definitions/watcherSmtp/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.webhook !== undefined){
let data11 = data.webhook;
const _errs24 = errors;
const _errs25 = errors;
if(errors === _errs25){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.tokenFile === undefined){
data11.tokenFile = "";
}
let missing2;
if((data11.url === undefined) && (missing2 = "url")){
validate12.errors = [{instancePath:instancePath+"/webhook",schemaPath:"#/definitions/watcherWebhook/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data11.url !== undefined){
let data12 = data11.url;
const _errs27 = errors;
if(errors === _errs27){
if(typeof data12 === "string"){
if(!pattern8.test(data12)){
validate12.errors = [{instancePath:instancePath+"/webhook/url",schemaPath:"#/definitions/watcherWebhook/properties/url/pattern",keyword:"pattern",params:{pattern: "^https?://"},message:"must match pattern \""+"^https?://"+"\""}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/webhook/url",schemaPath:"#/definitions/watcherWebhook/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid6 = _errs27 === errors;
}
else {
var valid6 = true;
}
if(valid6){
const _errs29 = errors;
if(typeof data11.tokenFile !== "string"){
validate12.errors = [{instancePath:instancePath+"/webhook/tokenFile",schemaPath:"#/definitions/watcherWebhook/properties/tokenFile/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs29 === errors;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/webhook",schemaPath:"#/definitions/watcherWebhook/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate12.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate12.errors = vErrors;
return errors === 0;
}

