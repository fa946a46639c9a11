// Checks a running log with golang.org/x/mod/sumdb, which shares no code with it: the signature of its checkpoint, the
// proof of every record, and that the tree of each of some earlier sizes is the beginning of it.
//
//	verify http://127.0.0.1:8080/log 'origin+id+key' ['witness+id+key']
//
// With the key of a witness each checkpoint must be cosigned by it, too (C2SP tlog-cosignature).
package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "DOES NOT HOLD:", err)
		os.Exit(1)
	}
}

func get(url string) []byte {
	answer, err := http.Get(url)
	check(err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	check(err)
	if answer.StatusCode != 200 {
		check(fmt.Errorf("%s: %s", url, answer.Status))
	}
	return body
}

func hash(text string) (hash tlog.Hash) {
	bytes, err := base64.StdEncoding.DecodeString(text)
	check(err)
	copy(hash[:], bytes)
	return hash
}

// A cosigner verifies the lines of a witness, which package note knows no algorithm for.
type cosigner struct {
	name string
	key  ed25519.PublicKey
}

func newCosigner(vkey string) cosigner {
	parts := strings.SplitN(vkey, "+", 3)
	key, err := base64.StdEncoding.DecodeString(parts[2])
	check(err)
	return cosigner{parts[0], ed25519.PublicKey(key[1:])}
}

func (c cosigner) Name() string { return c.name }

func (c cosigner) KeyHash() uint32 {
	hash := sha256.Sum256(append([]byte(c.name+"\n\x04"), c.key...))
	return binary.BigEndian.Uint32(hash[:])
}

func (c cosigner) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	head := fmt.Sprintf("cosignature/v1\ntime %d\n", binary.BigEndian.Uint64(signature))
	return ed25519.Verify(c.key, append([]byte(head), text...), signature[8:])
}

// checkpoint is what a note says, in the form of C2SP, when all of these have signed it.
func checkpoint(text []byte, signers []note.Verifier, origin string) (size int64, root tlog.Hash) {
	opened, err := note.Open(text, note.VerifierList(signers...))
	check(err)
	if len(opened.Sigs) != len(signers) {
		check(fmt.Errorf("signed by %d of %d", len(opened.Sigs), len(signers)))
	}
	lines := strings.Split(opened.Text, "\n")
	if lines[0] != origin {
		check(fmt.Errorf("the checkpoint of %s, not of %s", lines[0], origin))
	}
	size, err = strconv.ParseInt(lines[1], 10, 64)
	check(err)
	return size, hash(lines[2])
}

func main() {
	log, vkey := os.Args[1], os.Args[2]
	verifier, err := note.NewVerifier(vkey)
	check(err)
	signers := []note.Verifier{verifier}
	if len(os.Args) > 3 {
		signers = append(signers, newCosigner(os.Args[3]))
	}
	size, root := checkpoint(get(log+"/checkpoint"), signers, verifier.Name())
	for position := int64(0); position < size; position++ {
		file := string(get(fmt.Sprintf("%s/proof/%d", log, position)))
		head, signed, _ := strings.Cut(file, "\n\n")
		lines := strings.Split(head, "\n")
		record, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
		check(err)
		if lines[2] != fmt.Sprintf("index %d", position) {
			check(fmt.Errorf("the proof of position %d says %s", position, lines[2]))
		}
		var proof tlog.RecordProof
		for _, line := range lines[3:] {
			proof = append(proof, hash(line))
		}
		signedSize, signedRoot := checkpoint([]byte(signed), signers, verifier.Name())
		check(tlog.CheckRecord(proof, signedSize, signedRoot, position, tlog.RecordHash(record)))
	}
	for old := int64(1); old < size; old += 1 + size/20 {
		var answer struct {
			FromRoot string
			Proof    []string
		}
		check(json.Unmarshal(get(fmt.Sprintf("%s/consistency?from=%d&to=%d", log, old, size)), &answer))
		var proof tlog.TreeProof
		for _, line := range answer.Proof {
			proof = append(proof, hash(line))
		}
		check(tlog.CheckTree(proof, size, root, old, hash(answer.FromRoot)))
	}
	fmt.Printf("%d records hold\n", size)
}
