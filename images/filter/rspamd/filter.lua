-- rspamd's own rules, and three of ours.
dofile(rspamd_paths["RULESDIR"] .. "/rspamd.lua")

local rspamd_http = require "rspamd_http"
local ucl = require "ucl"

local QUESTIONS = "http://127.0.0.1:11380/sender"
local LATER = "4.7.1 This letter cannot be checked at present, try again later / Hien chua kiem tra duoc thu nay"

-- Asks `mail-filter` whether the letter is from whom it says, and which key signs it.
rspamd_config:register_symbol({
  name = "SENDER",
  type = "prefilter",
  priority = 10,
  score = 0.0,
  group = "policies",
  callback = function(task)
    local function later()
      task:set_pre_result("soft reject", LATER, "sender")
    end
    local asked = rspamd_http.request({
      task = task,
      url = QUESTIONS,
      method = "post",
      headers = { Login = task:get_user() or "" },
      mime_type = "message/rfc822-headers",
      body = task:get_raw_headers(),
      timeout = 10.0,
      callback = function(err, code, body)
        local parser = ucl.parser()
        if err or code ~= 200 or not parser:parse_string(tostring(body)) then
          return later()
        end
        local answer = parser:get_object()
        if answer.is == "right" then
          task:cache_set("judged", true)
          if type(answer.sign) == "table" then
            task:cache_set("signature", answer.sign)
          end
        elseif answer.is == "refused" then
          task:set_pre_result("reject", answer.reply, "sender")
        else
          later()
        end
      end,
    })
    if not asked then
      later()
    end
  end,
})

-- Whatever went wrong on the way: without a verdict nothing passes.
rspamd_config:register_symbol({
  name = "SENDER_JUDGED",
  type = "postfilter",
  priority = 10,
  score = 0.0,
  group = "policies",
  callback = function(task)
    if not task:cache_get("judged") and not task:has_pre_result() then
      task:set_pre_result("soft reject", LATER, "sender")
    end
  end,
})

-- The test file of the antivirus makers (https://www.eicar.org), in any attachment as it is after decoding. Written in
-- two pieces, so that no scanner takes this file for it.
local EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR" .. "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
rspamd_config:register_symbol({
  name = "EICAR",
  type = "normal",
  score = 0.0,
  group = "antivirus",
  callback = function(task)
    for _, part in ipairs(task:get_parts() or {}) do
      local content = part:get_content()
      if content and tostring(content):find(EICAR, 1, true) then
        task:set_pre_result("reject", "5.7.1 The letter carries a virus (EICAR) / Thu co ma doc", "eicar")
        return true
      end
    end
  end,
})
