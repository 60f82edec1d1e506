<?php
// The start page is made of the registry's facts and of the news; an editor may write a greeting here.
