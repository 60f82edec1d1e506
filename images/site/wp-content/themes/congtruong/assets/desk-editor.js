/* The editor's table button: WordPress ships TinyMCE without one. */
(function () {
  "use strict";
  var tinymce = window.tinymce;

  function cell(tag) {
    return "<" + tag + ">" + (tag === "th" ? "Tên cột" : "&nbsp;") + "</" + tag + ">";
  }
  function row(tag, columns) {
    return "<tr>" + new Array(columns + 1).join(cell(tag)) + "</tr>";
  }

  tinymce.PluginManager.add("congtruong", function (editor) {
    function at(selector) {
      return editor.dom.getParent(editor.selection.getNode(), selector);
    }
    /** Runs a change of the table as one step of "undo". */
    function change(work) {
      return function () {
        var here = at("td,th");
        if (!here) {
          editor.windowManager.alert("Hãy đặt con trỏ vào một ô của bảng trước.");
          return;
        }
        editor.undoManager.transact(function () {
          work(here, at("tr"), at("table"));
        });
        editor.nodeChanged();
      };
    }
    function rows(table) {
      return editor.dom.select("tr", table);
    }
    function indexOf(here) {
      return Array.prototype.indexOf.call(here.parentNode.children, here);
    }
    function insert() {
      editor.windowManager.open({
        title: "Chèn bảng",
        body: [
          { type: "textbox", name: "columns", label: "Số cột", value: "3", subtype: "number" },
          { type: "textbox", name: "rows", label: "Số hàng", value: "4", subtype: "number" },
        ],
        onsubmit: function (event) {
          var columns = Math.min(Math.max(parseInt(event.data.columns, 10) || 1, 1), 12);
          var count = Math.min(Math.max(parseInt(event.data.rows, 10) || 1, 1), 100);
          var body = new Array(count + 1).join(row("td", columns));
          editor.insertContent(
            "<table><thead>" + row("th", columns) + "</thead><tbody>" + body + "</tbody></table><p></p>",
          );
        },
      });
    }
    editor.addButton("congtruong_table", {
      type: "menubutton",
      text: "Bảng",
      icon: false,
      tooltip: "Chèn và sửa bảng",
      menu: [
        { text: "Chèn bảng…", onclick: insert },
        {
          text: "Thêm hàng bên dưới",
          onclick: change(function (here, tr) {
            var made = editor.dom.create("tr", {}, new Array(tr.children.length + 1).join(cell("td")));
            if (tr.parentNode.nodeName === "THEAD") {
              var body = at("table").querySelector("tbody") || at("table");
              body.insertBefore(made, body.firstChild);
            } else {
              editor.dom.insertAfter(made, tr);
            }
          }),
        },
        {
          text: "Thêm cột bên phải",
          onclick: change(function (here, tr, table) {
            var column = indexOf(here);
            rows(table).forEach(function (each) {
              var beside = each.children[column] || each.lastChild;
              var tag = beside ? beside.nodeName.toLowerCase() : "td";
              var made = editor.dom.create(tag, {}, tag === "th" ? "Tên cột" : "&nbsp;");
              if (beside) editor.dom.insertAfter(made, beside);
              else each.appendChild(made);
            });
          }),
        },
        {
          text: "Xóa hàng này",
          onclick: change(function (here, tr, table) {
            editor.dom.remove(rows(table).length > 1 ? tr : table);
          }),
        },
        {
          text: "Xóa cột này",
          onclick: change(function (here, tr, table) {
            var column = indexOf(here);
            if (tr.children.length < 2) {
              editor.dom.remove(table);
              return;
            }
            rows(table).forEach(function (each) {
              if (each.children[column]) editor.dom.remove(each.children[column]);
            });
          }),
        },
        {
          text: "Xóa cả bảng",
          onclick: change(function (here, tr, table) {
            editor.dom.remove(table);
          }),
        },
      ],
    });
  });
})();
