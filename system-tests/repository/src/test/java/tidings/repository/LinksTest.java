package tidings.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every relative link of every Markdown file leads somewhere. */
class LinksTest {

    @TempDir
    Path root;

    @BeforeEach
    void write_the_targets() throws IOException {
        write("docs/guide.md", """
                # The `Outbox`, *and* its_limits ##
                ## Why?
                ## See [the code](../code/Outbox.java) & run
                ## Why?
                ```bash
                # not a heading
                ```
                """);
        write("code/Outbox.java", """
                class Outbox {
                    void add() {}
                    boolean condition;
                }
                """);
        write("code/target/Generated.java", "class Generated {}");
        write("a (b) c.txt", "text");
    }

    @Test
    void each_relative_link_of_the_repository_leads_somewhere() {
        assertThat(Links.broken(Repository.current())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[guide](docs/guide.md), ![image](code/Outbox.java \"title\"), [folder](code), [root](/docs/guide.md)",
                "[a](docs/guide.md#the-outbox-and-its_limits) [b](docs/guide.md#see-the-code--run)",
                "[a](docs/guide.md#why) [b](docs/guide.md#why-1)",
                "[a](code/Outbox.java#L1) [b](code/Outbox.java#L1-L4) [`Outbox.add`](code/Outbox.java#L2)",
                "[the `Outbox` and `Outbox.add()`](code/Outbox.java#L1-L2) [`Outbox.java`](code/Outbox.java#L3)",
                "[`POST /orders`](code/Outbox.java#L1)",
                "[a](<a (b) c.txt>) [b](a%20(b)%20c.txt)",
                "[a](https://example.org/none) [b](mailto:a@example.org) [c](//example.org)",
                "`[a](none.md)` and ``[b](none.md) ` [c](none.md)``, \\[d](none.md)",
                "```\n[a](none.md)\n```\n~~~~md\n~~~\n[b](none.md)\n~~~~",
                "- [ ] to do, [1], a footnote[^1]\n\n[^1]: none"
            })
    void a_link_to_an_existing_target_is_no_error(String text) throws IOException {
        write("README.md", text);
        assertThat(Links.broken(new Repository(root))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            [a](docs/none.md)                       | docs/none.md: no such file or folder
            ![a](none.svg)                          | none.svg: no such file or folder
            [![a](none.svg)](docs/guide.md)         | none.svg: no such file or folder
            <img src="none.svg">                    | none.svg: no such file or folder
            [a](../outside.md)                      | ../outside.md: no such file or folder
            [a](code/target/Generated.java)         | code/target/Generated.java: no such file or folder
            [a](#none)                              | #none: no such heading
            [a](docs/guide.md#not-a-heading)        | docs/guide.md#not-a-heading: no such heading
            [a](docs/guide.md#why-2)                | docs/guide.md#why-2: no such heading
            [a](code#L1)                            | code#L1: a folder has no anchors
            [a](code/Outbox.java#add)               | code/Outbox.java#add: neither a line nor a range of lines
            [a](code/Outbox.java#L5)                | code/Outbox.java#L5: no such lines, the file has 4
            [a](code/Outbox.java#L0)                | code/Outbox.java#L0: no such lines, the file has 4
            [a](code/Outbox.java#L3-L5)             | code/Outbox.java#L3-L5: no such lines, the file has 4
            [a](code/Outbox.java#L3-L2)             | code/Outbox.java#L3-L2: no such lines, the file has 4
            [`Outbox.add`](code/Outbox.java#L1)     | code/Outbox.java#L1: no add in these lines
            [see `Outbox#add()`](code/Outbox.java#L3) | code/Outbox.java#L3: no add in these lines
            [`Outbox`](code/Outbox.java#L2-L4)      | code/Outbox.java#L2-L4: no Outbox in these lines
            [`on`](code/Outbox.java#L3)             | code/Outbox.java#L3: no on in these lines
            [`Outbox` and `add`](code/Outbox.java#L1) | code/Outbox.java#L1: no add in these lines
            [a]()                                   | : no target
            [a][none]                               | [none]: no such definition
            """)
    void a_broken_link_is_listed_with_its_reason(String link, String error) throws IOException {
        write("README.md", "one\n\n| `code` | two " + link + " |\n");
        assertThat(Links.broken(new Repository(root))).containsExactly("README.md:3: " + error);
    }

    @Test
    void a_reference_is_followed_from_its_use_and_its_definition() throws IOException {
        write("docs/README.md", """
                See [`Outbox.add`][outbox], [guide][] and [none].

                [outbox]: ../code/Outbox.java#L1
                [Guide]: guide.md
                [none]: <none.md> "title"
                """);
        assertThat(Links.broken(new Repository(root)))
                .containsExactlyInAnyOrder(
                        "docs/README.md:1: ../code/Outbox.java#L1: no add in these lines",
                        "docs/README.md:1: none.md: no such file or folder",
                        "docs/README.md:5: none.md: no such file or folder");
    }

    @Test
    void all_broken_links_of_all_files_are_listed_with_their_lines() throws IOException {
        write(
                "README.md",
                "An open ` backtick.\n\n- one `\n- [two\n  lines](a.md) and [b](b.md)\n\n```\ncode\n```\n[c](c.md)");
        write(".github/NOTES.md", "[d](d.md)");
        write("node_modules/README.md", "[e](e.md)");
        assertThat(Links.broken(new Repository(root)))
                .containsExactlyInAnyOrder(
                        ".github/NOTES.md:1: d.md: no such file or folder",
                        "README.md:4: a.md: no such file or folder",
                        "README.md:5: b.md: no such file or folder",
                        "README.md:10: c.md: no such file or folder");
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }
}
