// The two clients of others, each with the few lines that hand it the files of a dossier.

extension DossierGuide {
    static let clients = """
        ## 4. Elk bewijs, met de bibliotheek van Go / Each proof, with Go's library

        `golang.org/x/mod/sumdb`, van de makers van Go; het rekent hiermee elk pakket na.
        By the makers of Go, who check every package with it.

        ```text
        sudo apt install golang-go golang-golang-x-mod-dev
        ```

        Bewijst: elk feit staat letterlijk en op zijn plaats in het ondertekende logboek.
        Proves: each record stands in the signed log, to the letter and at its place.

        ```sh
        KEY="${KEY:-$(head -n 1 vkey)}"  # beter: KEY='…' van elders / better: KEY='…' from elsewhere
        work="$(mktemp -d)"
        cat > "$work/verify.go" <<'EOF'
        package main

        import (
        	"encoding/base64"
        	"fmt"
        	"os"
        	"path/filepath"
        	"strconv"
        	"strings"

        	"golang.org/x/mod/sumdb/note"
        	"golang.org/x/mod/sumdb/tlog"
        )

        func must(holds bool, what ...any) {
        	if !holds {
        		fmt.Fprintln(os.Stderr, append([]any{"DOES NOT HOLD:"}, what...)...)
        		os.Exit(1)
        	}
        }

        func read(name string) string {
        	text, err := os.ReadFile(name)
        	must(err == nil, name, err)
        	return string(text)
        }

        func decode(text string) []byte {
        	bytes, err := base64.StdEncoding.Strict().DecodeString(text)
        	must(err == nil, text, err)
        	return bytes
        }

        func after(start, text string) string {
        	must(strings.HasPrefix(text, start), text)
        	return text[len(start):]
        }

        func hash(text string) (hash tlog.Hash) {
        	must(copy(hash[:], decode(text)) == tlog.HashSize, text)
        	return hash
        }

        func main() {
        	key, err := note.NewVerifier(os.Args[1])
        	must(err == nil, "vkey", err)
        	must(strings.HasPrefix(read("vkey"), os.Args[1]+"\\n"), "vkey is another key")
        	checkpoint := read("checkpoint")
        	events, _ := filepath.Glob("events/*.json")
        	proofs, _ := filepath.Glob("proofs/*.tlog-proof")
        	must(len(proofs) > 0 && len(events) == len(proofs), "a proof or an event is missing")
        	for _, file := range proofs {
        		head, signed, _ := strings.Cut(read(file), "\\n\\n")
        		must(signed == checkpoint, file, "has another checkpoint")
        		opened, err := note.Open([]byte(signed), note.VerifierList(key))
        		must(err == nil, file, err)
        		text := strings.Split(opened.Text, "\\n")
        		must(text[0] == key.Name(), file, "is about another log")
        		size, err := strconv.ParseInt(text[1], 10, 64)
        		must(err == nil, file, err)
        		lines := strings.Split(head, "\\n")
        		must(len(lines) >= 3 && lines[0] == "c2sp.org/tlog-proof@v1", file)
        		number := after("index ", lines[2])
        		must(filepath.Base(file) == number+".tlog-proof", file, lines[2])
        		index, err := strconv.ParseInt(number, 10, 64)
        		must(err == nil, file, err)
        		event := read("events/" + number + ".json")
        		must(event == string(decode(after("extra ", lines[1]))), file, "has another record than events")
        		must(strings.HasPrefix(event, fmt.Sprintf(`{"specversion":"1.0","sequence":"%020d"`, index)), file)
        		var proof tlog.RecordProof
        		for _, line := range lines[3:] {
        			proof = append(proof, hash(line))
        		}
        		err = tlog.CheckRecord(proof, size, hash(text[2]), index, tlog.RecordHash([]byte(event)))
        		must(err == nil, file, err)
        	}
        	fmt.Println(len(proofs), "records hold")
        }
        EOF
        GO111MODULE=off GOPATH=/usr/share/gocode GOFLAGS= go run "$work/verify.go" "$KEY"
        ```

        ## 5. Elk bewijs, met een bibliotheek van Python / Each proof, with a library of Python

        `tlog-scales`, van anderen dan Go en dan wij. Bewijst hetzelfde als 4.
        By others than Go and than us. Proves the same as 4.

        ```text
        python3 -m venv ../check && ../check/bin/pip install tlog-scales==0.0.3 && . ../check/bin/activate
        ```

        ```sh
        KEY="${KEY:-$(head -n 1 vkey)}"  # beter: KEY='…' van elders / better: KEY='…' from elsewhere
        python3 - "$KEY" <<'EOF'
        import base64, pathlib, sys
        from tlog_scales.signing import Vkey
        from tlog_scales.tiles import leaf_hash
        from tlog_scales.tlog import Checkpoint, InclusionProof

        def decode(text):
            data = base64.b64decode(text, validate=True)
            assert base64.b64encode(data).decode() == text, text
            return data

        vkey = Vkey.from_string(sys.argv[1])
        assert pathlib.Path("vkey").read_bytes().startswith(sys.argv[1].encode() + b"\\n"), "vkey is another key"
        stored = pathlib.Path("checkpoint").read_bytes()
        checkpoint = Checkpoint.from_text(stored.decode())
        assert checkpoint.serialize().encode() == stored, "the checkpoint does not have the form of one"
        checkpoint.verify(vkey)
        assert checkpoint.origin == vkey.name, "the checkpoint is that of another log"
        proofs = sorted(pathlib.Path("proofs").glob("*.tlog-proof"))
        assert proofs and len(proofs) == len(list(pathlib.Path("events").glob("*.json"))), "a file is missing"
        for file in proofs:
            head, signed = file.read_bytes().split(b"\\n\\n", 1)
            assert signed == stored, f"{file} has another checkpoint"
            form, extra, index, *hashes = head.decode().split("\\n")
            assert form == "c2sp.org/tlog-proof@v1" and extra.startswith("extra ") and index == f"index {file.stem}", file
            record = pathlib.Path(f"events/{file.stem}.json").read_bytes()
            assert record == decode(extra[6:]), f"{file} has another record than events"
            number = int(file.stem)
            assert record.startswith(b'{"specversion":"1.0","sequence":"%020d"' % number), file
            proof = InclusionProof(number, checkpoint.size, [decode(line) for line in hashes])
            proof.check(leaf_hash(record), checkpoint.root_hash)
        print(len(proofs), "records hold")
        EOF
        ```

        """
}
