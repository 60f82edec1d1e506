/* eslint-disable */
// Generated from contracts/*.schema.json by `npm run generate`. Do not edit.
"use strict";
exports.isCheckerConfig = validate10;
const schema11 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"checker.schema.json","title":"CheckerConfig","description":"How the checker reaches people when the monitoring itself falls silent.","x-files":["monitoring: checker.json"],"type":"object","definitions":{"node":{"title":"MonitoredNode","type":"object","properties":{"name":{"description":"As `docker node ls` shows it.","type":"string","minLength":1},"cells":{"description":"Numbers of cells, those that nobody is in yet among them.","type":"array","items":{"type":"integer","minimum":1}}},"required":["name","cells"]},"smtp":{"title":"CheckerSmtp","description":"The door for the platform's own programs: no log-in.","type":"object","properties":{"server":{"description":"`host:port`.","type":"string","pattern":"^[^:]+:[0-9]+$"},"hello":{"description":"The name that it greets with.","type":"string"},"from":{"description":"The only sender that the door takes, beside none.","type":"string"}},"required":["server","hello","from"]}},"properties":{"smtp":{"$ref":"#/definitions/smtp"},"alertMailbox":{"type":"string"},"heartbeatLostAfterSeconds":{"description":"Without a sign of life from Prometheus through Alertmanager for so long, the checker raises the alarm.","type":"integer","minimum":1},"nodes":{"description":"Which node carries which cells (`congtruong_cell_info`), so that cells that fall together are told as the node that they share. Empty where everything is on one engine.","type":"array","items":{"$ref":"#/definitions/node"},"default":[]}},"required":["smtp","alertMailbox","heartbeatLostAfterSeconds"]};
const schema12 = {"title":"CheckerSmtp","description":"The door for the platform's own programs: no log-in.","type":"object","properties":{"server":{"description":"`host:port`.","type":"string","pattern":"^[^:]+:[0-9]+$"},"hello":{"description":"The name that it greets with.","type":"string"},"from":{"description":"The only sender that the door takes, beside none.","type":"string"}},"required":["server","hello","from"]};
const schema13 = {"title":"MonitoredNode","type":"object","properties":{"name":{"description":"As `docker node ls` shows it.","type":"string","minLength":1},"cells":{"description":"Numbers of cells, those that nobody is in yet among them.","type":"array","items":{"type":"integer","minimum":1}}},"required":["name","cells"]};
const pattern0 = new RegExp("^[^:]+:[0-9]+$", "u");
const func2 = require("ajv/dist/runtime/ucs2length").default;

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="checker.schema.json" */;
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.nodes === undefined){
data.nodes = [];
}
let missing0;
if((((data.smtp === undefined) && (missing0 = "smtp")) || ((data.alertMailbox === undefined) && (missing0 = "alertMailbox"))) || ((data.heartbeatLostAfterSeconds === undefined) && (missing0 = "heartbeatLostAfterSeconds"))){
validate10.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.smtp !== undefined){
let data0 = data.smtp;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
let missing1;
if((((data0.server === undefined) && (missing1 = "server")) || ((data0.hello === undefined) && (missing1 = "hello"))) || ((data0.from === undefined) && (missing1 = "from"))){
validate10.errors = [{instancePath:instancePath+"/smtp",schemaPath:"#/definitions/smtp/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data0.server !== undefined){
let data1 = data0.server;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
validate10.errors = [{instancePath:instancePath+"/smtp/server",schemaPath:"#/definitions/smtp/properties/server/pattern",keyword:"pattern",params:{pattern: "^[^:]+:[0-9]+$"},message:"must match pattern \""+"^[^:]+:[0-9]+$"+"\""}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/smtp/server",schemaPath:"#/definitions/smtp/properties/server/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs4 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.hello !== undefined){
const _errs6 = errors;
if(typeof data0.hello !== "string"){
validate10.errors = [{instancePath:instancePath+"/smtp/hello",schemaPath:"#/definitions/smtp/properties/hello/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.from !== undefined){
const _errs8 = errors;
if(typeof data0.from !== "string"){
validate10.errors = [{instancePath:instancePath+"/smtp/from",schemaPath:"#/definitions/smtp/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/smtp",schemaPath:"#/definitions/smtp/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.alertMailbox !== undefined){
const _errs10 = errors;
if(typeof data.alertMailbox !== "string"){
validate10.errors = [{instancePath:instancePath+"/alertMailbox",schemaPath:"#/properties/alertMailbox/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.heartbeatLostAfterSeconds !== undefined){
let data5 = data.heartbeatLostAfterSeconds;
const _errs12 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate10.errors = [{instancePath:instancePath+"/heartbeatLostAfterSeconds",schemaPath:"#/properties/heartbeatLostAfterSeconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs12){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
validate10.errors = [{instancePath:instancePath+"/heartbeatLostAfterSeconds",schemaPath:"#/properties/heartbeatLostAfterSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data6 = data.nodes;
const _errs14 = errors;
if(errors === _errs14){
if(Array.isArray(data6)){
var valid3 = true;
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs17){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing2;
if(((data7.name === undefined) && (missing2 = "name")) || ((data7.cells === undefined) && (missing2 = "cells"))){
validate10.errors = [{instancePath:instancePath+"/nodes/" + i0,schemaPath:"#/definitions/node/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data7.name !== undefined){
let data8 = data7.name;
const _errs19 = errors;
if(errors === _errs19){
if(typeof data8 === "string"){
if(func2(data8) < 1){
validate10.errors = [{instancePath:instancePath+"/nodes/" + i0+"/name",schemaPath:"#/definitions/node/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/nodes/" + i0+"/name",schemaPath:"#/definitions/node/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid5 = _errs19 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data7.cells !== undefined){
let data9 = data7.cells;
const _errs21 = errors;
if(errors === _errs21){
if(Array.isArray(data9)){
var valid6 = true;
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
const _errs23 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate10.errors = [{instancePath:instancePath+"/nodes/" + i0+"/cells/" + i1,schemaPath:"#/definitions/node/properties/cells/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs23){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 1 || isNaN(data10)){
validate10.errors = [{instancePath:instancePath+"/nodes/" + i0+"/cells/" + i1,schemaPath:"#/definitions/node/properties/cells/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid6 = _errs23 === errors;
if(!valid6){
break;
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/nodes/" + i0+"/cells",schemaPath:"#/definitions/node/properties/cells/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid5 = _errs21 === errors;
}
else {
var valid5 = true;
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/nodes/" + i0,schemaPath:"#/definitions/node/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs16 === errors;
if(!valid3){
break;
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/nodes",schemaPath:"#/properties/nodes/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs14 === errors;
}
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

exports.isLogHead = validate11;
const schema14 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"log-head.schema.json","title":"LogHead","description":"The end of the chain of closed log files, signed by the store of logs: whoever keeps one can tell later whether what was before it is still the same. It says nothing of what the logs hold.","x-files":[],"type":"object","properties":{"sequence":{"description":"How many entries the chain has.","type":"integer","minimum":0},"hash":{"description":"SHA-256 of the last entry's line, which holds the hash of the one before; zeros for a chain without entries.","type":"string","pattern":"^[0-9a-f]{64}$"},"time":{"description":"When it was signed, by the store's clock (RFC 3339, UTC).","type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,16}Z$"},"signature":{"description":"Ed25519 over `congtruong log head`, sequence, hash and time, a line each; base64.","type":"string","pattern":"^[A-Za-z0-9+/]{86}==$"}},"required":["sequence","hash","time","signature"]};
const pattern1 = new RegExp("^[0-9a-f]{64}$", "u");
const pattern2 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,16}Z$", "u");
const pattern3 = new RegExp("^[A-Za-z0-9+/]{86}==$", "u");

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="log-head.schema.json" */;
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.sequence === undefined) && (missing0 = "sequence")) || ((data.hash === undefined) && (missing0 = "hash"))) || ((data.time === undefined) && (missing0 = "time"))) || ((data.signature === undefined) && (missing0 = "signature"))){
validate11.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.sequence !== undefined){
let data0 = data.sequence;
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate11.errors = [{instancePath:instancePath+"/sequence",schemaPath:"#/properties/sequence/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs1){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 0 || isNaN(data0)){
validate11.errors = [{instancePath:instancePath+"/sequence",schemaPath:"#/properties/sequence/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.hash !== undefined){
let data1 = data.hash;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
validate11.errors = [{instancePath:instancePath+"/hash",schemaPath:"#/properties/hash/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate11.errors = [{instancePath:instancePath+"/hash",schemaPath:"#/properties/hash/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.time !== undefined){
let data2 = data.time;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern2.test(data2)){
validate11.errors = [{instancePath:instancePath+"/time",schemaPath:"#/properties/time/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,16}Z$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,16}Z$"+"\""}];
return false;
}
}
else {
validate11.errors = [{instancePath:instancePath+"/time",schemaPath:"#/properties/time/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.signature !== undefined){
let data3 = data.signature;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern3.test(data3)){
validate11.errors = [{instancePath:instancePath+"/signature",schemaPath:"#/properties/signature/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]{86}==$"},message:"must match pattern \""+"^[A-Za-z0-9+/]{86}==$"+"\""}];
return false;
}
}
else {
validate11.errors = [{instancePath:instancePath+"/signature",schemaPath:"#/properties/signature/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
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

exports.isMonitoredUnits = validate12;
const schema15 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"monitored-units.schema.json","title":"MonitoredUnits","description":"What the checker tells about each unit beside its probes (`congtruong_unit_info`), so that names never become part of a series' identity.","x-files":["monitoring: units/cell-NN.json"],"type":"array","items":{"$ref":"#/definitions/monitoredUnit"},"definitions":{"monitoredUnit":{"title":"MonitoredUnit","type":"object","properties":{"id":{"type":"string","pattern":"^[0-9]{7}$"},"name":{"type":"string"},"parent":{"description":"Its name.","type":"string","default":""},"url":{"description":"Empty where there is no site.","type":"string","default":""},"tellUnit":{"description":"Where the unit itself is told of its troubles; empty where it is not.","type":"string","default":""},"tellParent":{"description":"Where the unit that answers for it is told; empty where it is not.","type":"string","default":""},"tellDaily":{"description":"Where the unit that answers for it is told once a day instead; empty where it is not.","type":"string","default":""},"parentId":{"description":"The unit that answers for it, which is told once a day.","type":"string","default":""},"probes":{"description":"The jobs of Prometheus that probe it: `dns`, `http`, `mail`, `page`, `tls`.","type":"array","items":{"type":"string","pattern":"^[a-z]+$"}}},"required":["id","name","probes"]}}};
const schema16 = {"title":"MonitoredUnit","type":"object","properties":{"id":{"type":"string","pattern":"^[0-9]{7}$"},"name":{"type":"string"},"parent":{"description":"Its name.","type":"string","default":""},"url":{"description":"Empty where there is no site.","type":"string","default":""},"tellUnit":{"description":"Where the unit itself is told of its troubles; empty where it is not.","type":"string","default":""},"tellParent":{"description":"Where the unit that answers for it is told; empty where it is not.","type":"string","default":""},"tellDaily":{"description":"Where the unit that answers for it is told once a day instead; empty where it is not.","type":"string","default":""},"parentId":{"description":"The unit that answers for it, which is told once a day.","type":"string","default":""},"probes":{"description":"The jobs of Prometheus that probe it: `dns`, `http`, `mail`, `page`, `tls`.","type":"array","items":{"type":"string","pattern":"^[a-z]+$"}}},"required":["id","name","probes"]};
const pattern4 = new RegExp("^[0-9]{7}$", "u");
const pattern5 = new RegExp("^[a-z]+$", "u");

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="monitored-units.schema.json" */;
let vErrors = null;
let errors = 0;
if(errors === 0){
if(Array.isArray(data)){
var valid0 = true;
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.parent === undefined){
data0.parent = "";
}
if(data0.url === undefined){
data0.url = "";
}
if(data0.tellUnit === undefined){
data0.tellUnit = "";
}
if(data0.tellParent === undefined){
data0.tellParent = "";
}
if(data0.tellDaily === undefined){
data0.tellDaily = "";
}
if(data0.parentId === undefined){
data0.parentId = "";
}
let missing0;
if((((data0.id === undefined) && (missing0 = "id")) || ((data0.name === undefined) && (missing0 = "name"))) || ((data0.probes === undefined) && (missing0 = "probes"))){
validate12.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/monitoredUnit/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data0.id !== undefined){
let data1 = data0.id;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
validate12.errors = [{instancePath:instancePath+"/" + i0+"/id",schemaPath:"#/definitions/monitoredUnit/properties/id/pattern",keyword:"pattern",params:{pattern: "^[0-9]{7}$"},message:"must match pattern \""+"^[0-9]{7}$"+"\""}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/" + i0+"/id",schemaPath:"#/definitions/monitoredUnit/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs4 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.name !== undefined){
const _errs6 = errors;
if(typeof data0.name !== "string"){
validate12.errors = [{instancePath:instancePath+"/" + i0+"/name",schemaPath:"#/definitions/monitoredUnit/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
const _errs8 = errors;
if(typeof data0.parent !== "string"){
validate12.errors = [{instancePath:instancePath+"/" + i0+"/parent",schemaPath:"#/definitions/monitoredUnit/properties/parent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs8 === errors;
if(valid2){
const _errs10 = errors;
if(typeof data0.url !== "string"){
validate12.errors = [{instancePath:instancePath+"/" + i0+"/url",schemaPath:"#/definitions/monitoredUnit/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs10 === errors;
if(valid2){
const _errs12 = errors;
if(typeof data0.tellUnit !== "string"){
validate12.errors = [{instancePath:instancePath+"/" + i0+"/tellUnit",schemaPath:"#/definitions/monitoredUnit/properties/tellUnit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs12 === errors;
if(valid2){
const _errs14 = errors;
if(typeof data0.tellParent !== "string"){
validate12.errors = [{instancePath:instancePath+"/" + i0+"/tellParent",schemaPath:"#/definitions/monitoredUnit/properties/tellParent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs14 === errors;
if(valid2){
const _errs16 = errors;
if(typeof data0.tellDaily !== "string"){
validate12.errors = [{instancePath:instancePath+"/" + i0+"/tellDaily",schemaPath:"#/definitions/monitoredUnit/properties/tellDaily/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs16 === errors;
if(valid2){
const _errs18 = errors;
if(typeof data0.parentId !== "string"){
validate12.errors = [{instancePath:instancePath+"/" + i0+"/parentId",schemaPath:"#/definitions/monitoredUnit/properties/parentId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs18 === errors;
if(valid2){
if(data0.probes !== undefined){
let data9 = data0.probes;
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data9)){
var valid3 = true;
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
const _errs22 = errors;
if(errors === _errs22){
if(typeof data10 === "string"){
if(!pattern5.test(data10)){
validate12.errors = [{instancePath:instancePath+"/" + i0+"/probes/" + i1,schemaPath:"#/definitions/monitoredUnit/properties/probes/items/pattern",keyword:"pattern",params:{pattern: "^[a-z]+$"},message:"must match pattern \""+"^[a-z]+$"+"\""}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/" + i0+"/probes/" + i1,schemaPath:"#/definitions/monitoredUnit/properties/probes/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs22 === errors;
if(!valid3){
break;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/" + i0+"/probes",schemaPath:"#/definitions/monitoredUnit/properties/probes/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs20 === errors;
}
else {
var valid2 = true;
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
}
else {
validate12.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/monitoredUnit/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
if(!valid0){
break;
}
}
}
else {
validate12.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
validate12.errors = vErrors;
return errors === 0;
}

