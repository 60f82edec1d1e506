/* eslint-disable */
// Generated from contracts/*.schema.json by `npm run generate`. Do not edit.
"use strict";
exports.isPublicKeys = validate10;
const schema11 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"public-keys.schema.json","title":"PublicKeys","description":"Public halves of keys that are made inside containers and have to be known outside, by kind. The one contract that faces outwards: a service writes `/run/public-keys.json`, `congtruong public-keys collect` gathers them in `environments/<name>.public-keys.json`. Strict on both sides, since it is what keeps secrets in: of each kind it has the exact form of a public key, and what it does not know is refused.","x-files":[],"type":"object","additionalProperties":false,"properties":{"dkim":{"description":"Keys by which receivers check mail of our domains (RFC 6376). A domain has several at a time: one that signs, and the next.","type":"array","items":{"$ref":"#/definitions/dkimKey"},"maxItems":1000},"logs":{"description":"The key by which the store of logs signs the end of its chain: `congtruong logs verify` believes no other.","type":"array","items":{"$ref":"#/definitions/logKey"},"maxItems":1}},"definitions":{"logKey":{"title":"LogKey","type":"object","additionalProperties":false,"required":["keyType","publicKey"],"properties":{"keyType":{"description":"RFC 8032.","enum":["ed25519"]},"publicKey":{"description":"SubjectPublicKeyInfo (RFC 8410) of an Ed25519 key, DER in base64: always 60 characters with this beginning and end.","type":"string","pattern":"^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$"}}},"dkimKey":{"title":"DkimKey","type":"object","additionalProperties":false,"required":["domain","selector","keyType","publicKey"],"properties":{"domain":{"description":"The mail domain (`d=`), without the environment's suffix.","type":"string","pattern":"^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]$"},"selector":{"description":"`ct-` and the first twelve hexadecimal digits of the key's SHA-256 (`contracts/dkim.ts`): another key has another selector, and stands beside the one before.","type":"string","pattern":"^ct-[0-9a-f]{12}$"},"keyType":{"description":"RFC 6376, 3.6.1: `k=`.","enum":["rsa"]},"publicKey":{"description":"SubjectPublicKeyInfo (RFC 5280, 4.1) of an RSA key of 2048 bits with the exponent 65537, DER in base64: always 392 characters with this beginning and end.","type":"string","pattern":"^MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA[A-Za-z0-9+/]{342}IDAQAB$"}}}}};
const schema12 = {"title":"DkimKey","type":"object","additionalProperties":false,"required":["domain","selector","keyType","publicKey"],"properties":{"domain":{"description":"The mail domain (`d=`), without the environment's suffix.","type":"string","pattern":"^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]$"},"selector":{"description":"`ct-` and the first twelve hexadecimal digits of the key's SHA-256 (`contracts/dkim.ts`): another key has another selector, and stands beside the one before.","type":"string","pattern":"^ct-[0-9a-f]{12}$"},"keyType":{"description":"RFC 6376, 3.6.1: `k=`.","enum":["rsa"]},"publicKey":{"description":"SubjectPublicKeyInfo (RFC 5280, 4.1) of an RSA key of 2048 bits with the exponent 65537, DER in base64: always 392 characters with this beginning and end.","type":"string","pattern":"^MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA[A-Za-z0-9+/]{342}IDAQAB$"}}};
const schema13 = {"title":"LogKey","type":"object","additionalProperties":false,"required":["keyType","publicKey"],"properties":{"keyType":{"description":"RFC 8032.","enum":["ed25519"]},"publicKey":{"description":"SubjectPublicKeyInfo (RFC 8410) of an Ed25519 key, DER in base64: always 60 characters with this beginning and end.","type":"string","pattern":"^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$"}}};
const pattern0 = new RegExp("^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]$", "u");
const pattern1 = new RegExp("^ct-[0-9a-f]{12}$", "u");
const pattern2 = new RegExp("^MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA[A-Za-z0-9+/]{342}IDAQAB$", "u");
const pattern3 = new RegExp("^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$", "u");

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="public-keys.schema.json" */;
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "dkim") || (key0 === "logs"))){
validate10.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.dkim !== undefined){
let data0 = data.dkim;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length > 1000){
validate10.errors = [{instancePath:instancePath+"/dkim",schemaPath:"#/properties/dkim/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing0;
if(((((data1.domain === undefined) && (missing0 = "domain")) || ((data1.selector === undefined) && (missing0 = "selector"))) || ((data1.keyType === undefined) && (missing0 = "keyType"))) || ((data1.publicKey === undefined) && (missing0 = "publicKey"))){
validate10.errors = [{instancePath:instancePath+"/dkim/" + i0,schemaPath:"#/definitions/dkimKey/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs7 = errors;
for(const key1 in data1){
if(!((((key1 === "domain") || (key1 === "selector")) || (key1 === "keyType")) || (key1 === "publicKey"))){
validate10.errors = [{instancePath:instancePath+"/dkim/" + i0,schemaPath:"#/definitions/dkimKey/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs7 === errors){
if(data1.domain !== undefined){
let data2 = data1.domain;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
validate10.errors = [{instancePath:instancePath+"/dkim/" + i0+"/domain",schemaPath:"#/definitions/dkimKey/properties/domain/pattern",keyword:"pattern",params:{pattern: "^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]$"},message:"must match pattern \""+"^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]$"+"\""}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/dkim/" + i0+"/domain",schemaPath:"#/definitions/dkimKey/properties/domain/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs8 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data1.selector !== undefined){
let data3 = data1.selector;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data3 === "string"){
if(!pattern1.test(data3)){
validate10.errors = [{instancePath:instancePath+"/dkim/" + i0+"/selector",schemaPath:"#/definitions/dkimKey/properties/selector/pattern",keyword:"pattern",params:{pattern: "^ct-[0-9a-f]{12}$"},message:"must match pattern \""+"^ct-[0-9a-f]{12}$"+"\""}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/dkim/" + i0+"/selector",schemaPath:"#/definitions/dkimKey/properties/selector/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs10 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data1.keyType !== undefined){
const _errs12 = errors;
if(!(data1.keyType === "rsa")){
validate10.errors = [{instancePath:instancePath+"/dkim/" + i0+"/keyType",schemaPath:"#/definitions/dkimKey/properties/keyType/enum",keyword:"enum",params:{allowedValues: schema12.properties.keyType.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid3 = _errs12 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data1.publicKey !== undefined){
let data5 = data1.publicKey;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data5 === "string"){
if(!pattern2.test(data5)){
validate10.errors = [{instancePath:instancePath+"/dkim/" + i0+"/publicKey",schemaPath:"#/definitions/dkimKey/properties/publicKey/pattern",keyword:"pattern",params:{pattern: "^MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA[A-Za-z0-9+/]{342}IDAQAB$"},message:"must match pattern \""+"^MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA[A-Za-z0-9+/]{342}IDAQAB$"+"\""}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/dkim/" + i0+"/publicKey",schemaPath:"#/definitions/dkimKey/properties/publicKey/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs13 === errors;
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
else {
validate10.errors = [{instancePath:instancePath+"/dkim/" + i0,schemaPath:"#/definitions/dkimKey/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/dkim",schemaPath:"#/properties/dkim/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.logs !== undefined){
let data6 = data.logs;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data6)){
if(data6.length > 1){
validate10.errors = [{instancePath:instancePath+"/logs",schemaPath:"#/properties/logs/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"}];
return false;
}
else {
var valid4 = true;
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
let data7 = data6[i1];
const _errs17 = errors;
const _errs18 = errors;
if(errors === _errs18){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing1;
if(((data7.keyType === undefined) && (missing1 = "keyType")) || ((data7.publicKey === undefined) && (missing1 = "publicKey"))){
validate10.errors = [{instancePath:instancePath+"/logs/" + i1,schemaPath:"#/definitions/logKey/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs20 = errors;
for(const key2 in data7){
if(!((key2 === "keyType") || (key2 === "publicKey"))){
validate10.errors = [{instancePath:instancePath+"/logs/" + i1,schemaPath:"#/definitions/logKey/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs20 === errors){
if(data7.keyType !== undefined){
const _errs21 = errors;
if(!(data7.keyType === "ed25519")){
validate10.errors = [{instancePath:instancePath+"/logs/" + i1+"/keyType",schemaPath:"#/definitions/logKey/properties/keyType/enum",keyword:"enum",params:{allowedValues: schema13.properties.keyType.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid6 = _errs21 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data7.publicKey !== undefined){
let data9 = data7.publicKey;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data9 === "string"){
if(!pattern3.test(data9)){
validate10.errors = [{instancePath:instancePath+"/logs/" + i1+"/publicKey",schemaPath:"#/definitions/logKey/properties/publicKey/pattern",keyword:"pattern",params:{pattern: "^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$"},message:"must match pattern \""+"^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$"+"\""}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/logs/" + i1+"/publicKey",schemaPath:"#/definitions/logKey/properties/publicKey/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid6 = _errs22 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/logs/" + i1,schemaPath:"#/definitions/logKey/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs17 === errors;
if(!valid4){
break;
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/logs",schemaPath:"#/properties/logs/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
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

