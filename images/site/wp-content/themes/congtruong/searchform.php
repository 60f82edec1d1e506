<search><form class="finder" method="get" action="<?php echo esc_url(home_url('/')); ?>">
  <label class="hidden" for="s">Tìm kiếm toàn trang</label>
  <input type="search" id="s" name="s" value="<?php echo get_search_query(); ?>" placeholder="Tìm kiếm…" required maxlength="100">
  <button type="submit">Tìm</button>
</form></search>
