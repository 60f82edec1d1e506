/* eslint-disable */
// Generated from contracts/*.schema.json by `npm run generate`. Do not edit.
"use strict";
exports.isPortalCity = validate10;
const schema11 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"portal-city.schema.json","title":"PortalCity","description":"The city as the sector portal presents it.","x-files":["portal: city.json"],"type":"object","definitions":{"department":{"title":"PortalDepartment","type":"object","properties":{"id":{"type":"string","pattern":"^[0-9]{7}$"},"name":{"type":"string"},"mail":{"type":"string"}},"required":["id","name","mail"]}},"properties":{"name":{"type":"string"},"zone":{"type":"string"},"department":{"$ref":"#/definitions/department"},"portalUrl":{"description":"The portal's own address, without a trailing slash.","type":"string"}},"required":["name","zone","department","portalUrl"]};
const schema12 = {"title":"PortalDepartment","type":"object","properties":{"id":{"type":"string","pattern":"^[0-9]{7}$"},"name":{"type":"string"},"mail":{"type":"string"}},"required":["id","name","mail"]};
const pattern0 = new RegExp("^[0-9]{7}$", "u");

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="portal-city.schema.json" */;
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.name === undefined) && (missing0 = "name")) || ((data.zone === undefined) && (missing0 = "zone"))) || ((data.department === undefined) && (missing0 = "department"))) || ((data.portalUrl === undefined) && (missing0 = "portalUrl"))){
validate10.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.name !== undefined){
const _errs1 = errors;
if(typeof data.name !== "string"){
validate10.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.zone !== undefined){
const _errs3 = errors;
if(typeof data.zone !== "string"){
validate10.errors = [{instancePath:instancePath+"/zone",schemaPath:"#/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.department !== undefined){
let data2 = data.department;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((((data2.id === undefined) && (missing1 = "id")) || ((data2.name === undefined) && (missing1 = "name"))) || ((data2.mail === undefined) && (missing1 = "mail"))){
validate10.errors = [{instancePath:instancePath+"/department",schemaPath:"#/definitions/department/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.id !== undefined){
let data3 = data2.id;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
validate10.errors = [{instancePath:instancePath+"/department/id",schemaPath:"#/definitions/department/properties/id/pattern",keyword:"pattern",params:{pattern: "^[0-9]{7}$"},message:"must match pattern \""+"^[0-9]{7}$"+"\""}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/department/id",schemaPath:"#/definitions/department/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.name !== undefined){
const _errs10 = errors;
if(typeof data2.name !== "string"){
validate10.errors = [{instancePath:instancePath+"/department/name",schemaPath:"#/definitions/department/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.mail !== undefined){
const _errs12 = errors;
if(typeof data2.mail !== "string"){
validate10.errors = [{instancePath:instancePath+"/department/mail",schemaPath:"#/definitions/department/properties/mail/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/department",schemaPath:"#/definitions/department/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.portalUrl !== undefined){
const _errs14 = errors;
if(typeof data.portalUrl !== "string"){
validate10.errors = [{instancePath:instancePath+"/portalUrl",schemaPath:"#/properties/portalUrl/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs14 === errors;
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
validate10.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate10.errors = vErrors;
return errors === 0;
}

exports.isPortalNews = validate11;
const schema13 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"portal-news.schema.json","title":"PortalNews","description":"The sector's news, which every site shows too.","x-files":["portal: news.json"],"type":"array","items":{"$ref":"#/definitions/newsItem"},"definitions":{"newsItem":{"title":"NewsItem","type":"object","properties":{"id":{"description":"Part of its address, so it never changes.","type":"string","pattern":"^[a-z0-9-]+$"},"date":{"description":"ISO 8601, the day only.","type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"title":{"type":"string"},"summary":{"type":"string"},"body":{"description":"Paragraphs.","type":"array","items":{"type":"string"}}},"required":["id","date","title","summary","body"]}}};
const schema14 = {"title":"NewsItem","type":"object","properties":{"id":{"description":"Part of its address, so it never changes.","type":"string","pattern":"^[a-z0-9-]+$"},"date":{"description":"ISO 8601, the day only.","type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"title":{"type":"string"},"summary":{"type":"string"},"body":{"description":"Paragraphs.","type":"array","items":{"type":"string"}}},"required":["id","date","title","summary","body"]};
const pattern1 = new RegExp("^[a-z0-9-]+$", "u");
const pattern2 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="portal-news.schema.json" */;
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
let missing0;
if((((((data0.id === undefined) && (missing0 = "id")) || ((data0.date === undefined) && (missing0 = "date"))) || ((data0.title === undefined) && (missing0 = "title"))) || ((data0.summary === undefined) && (missing0 = "summary"))) || ((data0.body === undefined) && (missing0 = "body"))){
validate11.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/newsItem/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data0.id !== undefined){
let data1 = data0.id;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
validate11.errors = [{instancePath:instancePath+"/" + i0+"/id",schemaPath:"#/definitions/newsItem/properties/id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]+$"},message:"must match pattern \""+"^[a-z0-9-]+$"+"\""}];
return false;
}
}
else {
validate11.errors = [{instancePath:instancePath+"/" + i0+"/id",schemaPath:"#/definitions/newsItem/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs4 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.date !== undefined){
let data2 = data0.date;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(!pattern2.test(data2)){
validate11.errors = [{instancePath:instancePath+"/" + i0+"/date",schemaPath:"#/definitions/newsItem/properties/date/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"+"\""}];
return false;
}
}
else {
validate11.errors = [{instancePath:instancePath+"/" + i0+"/date",schemaPath:"#/definitions/newsItem/properties/date/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.title !== undefined){
const _errs8 = errors;
if(typeof data0.title !== "string"){
validate11.errors = [{instancePath:instancePath+"/" + i0+"/title",schemaPath:"#/definitions/newsItem/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.summary !== undefined){
const _errs10 = errors;
if(typeof data0.summary !== "string"){
validate11.errors = [{instancePath:instancePath+"/" + i0+"/summary",schemaPath:"#/definitions/newsItem/properties/summary/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.body !== undefined){
let data5 = data0.body;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data5)){
var valid3 = true;
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
const _errs14 = errors;
if(typeof data5[i1] !== "string"){
validate11.errors = [{instancePath:instancePath+"/" + i0+"/body/" + i1,schemaPath:"#/definitions/newsItem/properties/body/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs14 === errors;
if(!valid3){
break;
}
}
}
else {
validate11.errors = [{instancePath:instancePath+"/" + i0+"/body",schemaPath:"#/definitions/newsItem/properties/body/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs12 === errors;
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
else {
validate11.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/newsItem/type",keyword:"type",params:{type: "object"},message:"must be object"}];
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
validate11.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
validate11.errors = vErrors;
return errors === 0;
}

exports.isPortalUnits = validate12;
const schema15 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"portal-units.schema.json","title":"PortalUnits","description":"The directory, whichever cells this environment deploys; published as `/units.json` of the portal. A unit stands in the file of its own cell, so that a change of one school is a change of one small file.","x-files":["portal: units/cell-NN.json"],"type":"array","items":{"$ref":"#/definitions/portalUnit"},"definitions":{"portalUnit":{"title":"PortalUnit","type":"object","properties":{"id":{"type":"string","pattern":"^[0-9]{7}$"},"name":{"type":"string"},"kind":{"type":"string","pattern":"^[a-z-]+$"},"ownership":{"type":"string","pattern":"^[a-z-]+$"},"lifecycle":{"type":"string","enum":["active","retiring","retired"]},"parent":{"$ref":"#/definitions/portalParent"},"successor":{"description":"Its id; null for none.","type":["string","null"]},"address":{"type":"string"},"phone":{"type":"string"},"mail":{"description":"Null for a unit without an official address.","type":["string","null"]},"url":{"description":"Null when there is no site to open: none yet, retired, or not deployed in this environment.","type":["string","null"]},"host":{"description":"The name of its site; null for none.","type":["string","null"]},"feed":{"description":"The RSS feed of its site; null where it is not known.","type":["string","null"]}},"required":["id","name","kind","ownership","lifecycle","parent","successor","address","phone","mail","url","host","feed"]},"portalParent":{"title":"PortalParent","type":"object","properties":{"id":{"type":"string"},"name":{"type":"string"}},"required":["id","name"]}}};
const schema16 = {"title":"PortalUnit","type":"object","properties":{"id":{"type":"string","pattern":"^[0-9]{7}$"},"name":{"type":"string"},"kind":{"type":"string","pattern":"^[a-z-]+$"},"ownership":{"type":"string","pattern":"^[a-z-]+$"},"lifecycle":{"type":"string","enum":["active","retiring","retired"]},"parent":{"$ref":"#/definitions/portalParent"},"successor":{"description":"Its id; null for none.","type":["string","null"]},"address":{"type":"string"},"phone":{"type":"string"},"mail":{"description":"Null for a unit without an official address.","type":["string","null"]},"url":{"description":"Null when there is no site to open: none yet, retired, or not deployed in this environment.","type":["string","null"]},"host":{"description":"The name of its site; null for none.","type":["string","null"]},"feed":{"description":"The RSS feed of its site; null where it is not known.","type":["string","null"]}},"required":["id","name","kind","ownership","lifecycle","parent","successor","address","phone","mail","url","host","feed"]};
const schema17 = {"title":"PortalParent","type":"object","properties":{"id":{"type":"string"},"name":{"type":"string"}},"required":["id","name"]};
const pattern4 = new RegExp("^[a-z-]+$", "u");

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((((data.id === undefined) && (missing0 = "id")) || ((data.name === undefined) && (missing0 = "name"))) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.ownership === undefined) && (missing0 = "ownership"))) || ((data.lifecycle === undefined) && (missing0 = "lifecycle"))) || ((data.parent === undefined) && (missing0 = "parent"))) || ((data.successor === undefined) && (missing0 = "successor"))) || ((data.address === undefined) && (missing0 = "address"))) || ((data.phone === undefined) && (missing0 = "phone"))) || ((data.mail === undefined) && (missing0 = "mail"))) || ((data.url === undefined) && (missing0 = "url"))) || ((data.host === undefined) && (missing0 = "host"))) || ((data.feed === undefined) && (missing0 = "feed"))){
validate13.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.id !== undefined){
let data0 = data.id;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
validate13.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[0-9]{7}$"},message:"must match pattern \""+"^[0-9]{7}$"+"\""}];
return false;
}
}
else {
validate13.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs3 = errors;
if(typeof data.name !== "string"){
validate13.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
let data2 = data.kind;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
validate13.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/pattern",keyword:"pattern",params:{pattern: "^[a-z-]+$"},message:"must match pattern \""+"^[a-z-]+$"+"\""}];
return false;
}
}
else {
validate13.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ownership !== undefined){
let data3 = data.ownership;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
validate13.errors = [{instancePath:instancePath+"/ownership",schemaPath:"#/properties/ownership/pattern",keyword:"pattern",params:{pattern: "^[a-z-]+$"},message:"must match pattern \""+"^[a-z-]+$"+"\""}];
return false;
}
}
else {
validate13.errors = [{instancePath:instancePath+"/ownership",schemaPath:"#/properties/ownership/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lifecycle !== undefined){
let data4 = data.lifecycle;
const _errs9 = errors;
if(typeof data4 !== "string"){
validate13.errors = [{instancePath:instancePath+"/lifecycle",schemaPath:"#/properties/lifecycle/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data4 === "active") || (data4 === "retiring")) || (data4 === "retired"))){
validate13.errors = [{instancePath:instancePath+"/lifecycle",schemaPath:"#/properties/lifecycle/enum",keyword:"enum",params:{allowedValues: schema16.properties.lifecycle.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.parent !== undefined){
let data5 = data.parent;
const _errs11 = errors;
const _errs12 = errors;
if(errors === _errs12){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if(((data5.id === undefined) && (missing1 = "id")) || ((data5.name === undefined) && (missing1 = "name"))){
validate13.errors = [{instancePath:instancePath+"/parent",schemaPath:"#/definitions/portalParent/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data5.id !== undefined){
const _errs14 = errors;
if(typeof data5.id !== "string"){
validate13.errors = [{instancePath:instancePath+"/parent/id",schemaPath:"#/definitions/portalParent/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data5.name !== undefined){
const _errs16 = errors;
if(typeof data5.name !== "string"){
validate13.errors = [{instancePath:instancePath+"/parent/name",schemaPath:"#/definitions/portalParent/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
}
}
}
else {
validate13.errors = [{instancePath:instancePath+"/parent",schemaPath:"#/definitions/portalParent/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.successor !== undefined){
let data8 = data.successor;
const _errs18 = errors;
if((typeof data8 !== "string") && (data8 !== null)){
validate13.errors = [{instancePath:instancePath+"/successor",schemaPath:"#/properties/successor/type",keyword:"type",params:{type: schema16.properties.successor.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined){
const _errs20 = errors;
if(typeof data.address !== "string"){
validate13.errors = [{instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.phone !== undefined){
const _errs22 = errors;
if(typeof data.phone !== "string"){
validate13.errors = [{instancePath:instancePath+"/phone",schemaPath:"#/properties/phone/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.mail !== undefined){
let data11 = data.mail;
const _errs24 = errors;
if((typeof data11 !== "string") && (data11 !== null)){
validate13.errors = [{instancePath:instancePath+"/mail",schemaPath:"#/properties/mail/type",keyword:"type",params:{type: schema16.properties.mail.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.url !== undefined){
let data12 = data.url;
const _errs26 = errors;
if((typeof data12 !== "string") && (data12 !== null)){
validate13.errors = [{instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: schema16.properties.url.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.host !== undefined){
let data13 = data.host;
const _errs28 = errors;
if((typeof data13 !== "string") && (data13 !== null)){
validate13.errors = [{instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: schema16.properties.host.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.feed !== undefined){
let data14 = data.feed;
const _errs30 = errors;
if((typeof data14 !== "string") && (data14 !== null)){
validate13.errors = [{instancePath:instancePath+"/feed",schemaPath:"#/properties/feed/type",keyword:"type",params:{type: schema16.properties.feed.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs30 === errors;
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
}
}
}
}
}
else {
validate13.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate13.errors = vErrors;
return errors === 0;
}


function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="portal-units.schema.json" */;
let vErrors = null;
let errors = 0;
if(errors === 0){
if(Array.isArray(data)){
var valid0 = true;
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
const _errs1 = errors;
if(!(validate13(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
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

