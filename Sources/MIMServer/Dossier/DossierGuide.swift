import EventStore
import Projections

/// `VERIFY.md`: how to check the dossier with tools that are not ours, in Dutch and English, and what each check proves.
///
/// Every shell block stands by itself and ends with an error when what it checks does not hold; the tests run them as they
/// stand. What has to be installed first is in blocks of text.
enum DossierGuide {
    static func text(_ given: DossierCase) -> String {
        let (signed, basis) = (given.signed, given.basis)
        let cosigned =
            given.checkpoint.signatures.count > given.keys.count
            ? """
            Onder het checkpoint staan ook handtekeningen van getuigen: machines die anderen beheren en die alleen \
            medeondertekenen wat aansluit op wat zij eerder zagen. Vraag hun sleutels bij hen op.
            The checkpoint also carries cosignatures of witnesses: machines administered by others, which cosign only \
            what continues what they have seen. Ask them for their keys.
            """
            : """
            Onder dit checkpoint staat geen handtekening van een getuige.
            No witness has cosigned this checkpoint.
            """
        return """
            # Dit dossier narekenen / Checking this dossier

            Logboek / log: `\(signed.origin)`
            Stand / standpoint: \(basis.on), \(basis.size.count) feiten/events, wortel/root `\(basis.root.base64)`
            Checkpoint: \(signed.size.count) feiten/events, wortel/root `\(signed.root.base64)`
            \(cosigned)

            **Nederlands.** U hebt geen programma van ons nodig: alles hieronder gebeurt met algemene hulpmiddelen. Elke
            opdracht geeft een fout zodra iets niet klopt. Voer ze uit in de map van dit dossier.
            **English.** You need no program of ours: everything below is done with common tools. Each command ends with
            an error as soon as something does not hold. Run them in the folder of this dossier.

            ## 0. Wat u van elders moet hebben / What to have from elsewhere

            Wie u het dossier geeft en ook de sleutel, kan beide verzinnen. Vraag daarom langs een andere weg (eerder
            gekregen brief, telefoon, een ander die de sleutel kent):
            1. de sleutel van het logboek; in `vkey` moet dezelfde staan;
            2. de SHA-256 van `SHA256SUMS`, die bij het maken van het dossier is getoond.
            Whoever gives you both the dossier and the key can forge both. Ask by another way for (1) the key of the log,
            which must be the one in `vkey`, and (2) the SHA-256 of `SHA256SUMS`, shown when the dossier was made.

            ## 1. Geen letter veranderd / Not a letter changed

            Bewijst: elk bestand is zoals het gemaakt werd, als de laatste regel gelijk is aan wat u van elders kreeg.
            Proves: every file is as it was made, provided that the last line equals what you got from elsewhere.

            ```sh
            sha256sum --strict --check SHA256SUMS
            sha256sum SHA256SUMS
            ```

            ## 2. De handtekening, met openssl / The signature, with openssl

            Bewijst: wie de sleutel van het logboek heeft, heeft ondertekend hoeveel feiten het had en welke wortel
            daarover staat.
            Proves: whoever holds the log's key has signed how many records it had, and the root over them.

            ```sh
            work="$(mktemp -d)"
            { printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'
              head -n 1 vkey | sed 's/^[^+]*+[^+]*+//' | base64 -d | tail -c 32; } > "$work/key.der"
            sed '/^$/,$d' checkpoint > "$work/text"
            sed '1,/^$/d; s/.* //' checkpoint | head -n 1 | base64 -d | tail -c 64 > "$work/signature"
            openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/key.der" -rawin -in "$work/text" \\
              -sigfile "$work/signature"
            ```

            ## 3. De hash van elk feit, met sha256sum / The hash of each record, with sha256sum

            Bewijst: de hash bij elk feit in `manifest.json` en op de pagina is die van het feit: SHA-256 over een byte 0 en
            daarna het bestand (RFC 6962).
            Proves: the hash of each record in `manifest.json` and on the page is that of the record: SHA-256 over a zero
            byte and then the file (RFC 6962).

            ```sh
            for file in events/*.json; do
              leaf="$({ printf '\\000'; cat "$file"; } | sha256sum | cut -c 1-64)"
              echo "$leaf  $file"
              grep -q "\\"leaf\\":\\"$leaf\\"" manifest.json
              grep -q "$leaf" index.html
            done
            ```

            \(clients)
            ## 6. Wat bewezen is, en wat niet / What is proven, and what is not

            **Bewezen** met 2, 4 en 5: dat elk feit in `events` precies zo, op die plaats, in het ondertekende logboek staat;
            wanneer het is vastgelegd (`recordedtime`), in welke volgorde, door wie (`actor`), met welke codes, datums en
            getallen; en dat de versleutelde teksten (`sealed`) er toen zo in stonden. Sinds het ondertekenen is daar niets
            aan veranderd, niets tussengevoegd en niets uitgehaald.
            **Rust op de organisatie**: de leesbare teksten en namen op de pagina. Zij zijn geopend met sleutels die het
            gebouw niet verlaten; u kunt niet zelf nagaan dat een tekst bij zijn versleutelde vorm hoort. Met 1 staat vast dat
            de pagina sinds het maken niet veranderd is. Een rechter kan de organisatie vragen een tekst in zijn
            aanwezigheid te openen. Ook de toetsing op de pagina is door het programma berekend; zij noemt bij elke regel de feiten
            waarop zij berust. Enkele regels (scholing van de coördinator, eerste bezoek, scholing en begeleiding van de
            vrijwilliger) rusten ook op feiten buiten deze casus; die staan niet in dit dossier.
            **Niet bewezen**: dat wat is vastgelegd ook waar is, en dat er verder niets over de casus is vastgelegd. Het eerste
            zegt het dossier niet; voor het tweede is het hele logboek nodig, dat een deskundige bij de organisatie kan
            narekenen.

            **Proven** by 2, 4 and 5: that each record in `events` stands in the signed log exactly so and at that place;
            when it was recorded (`recordedtime`), in which order, by whom (`actor`), with which codes, dates and numbers; and
            that the sealed texts (`sealed`) stood in it so. Since the signature nothing of it was changed, inserted or
            taken out.
            **Rests on the organisation**: the readable texts and names on the page. They were opened with keys that do not
            leave the house; you cannot check that a text belongs to its sealed form. Check 1 shows that the page has not
            changed since it was made. A court can ask the organisation to open a text in its presence. The audit on the page
            was computed by the program too; each rule names the records that it rests on. Some rules (training of the
            coordinator; first visit, training and supervision of the volunteer) also rest on records outside this case, which
            are not in the dossier.
            **Not proven**: that what was recorded is true, and that nothing else was recorded about the case. The first no
            record can say; the second takes the whole log, which an expert can check at the organisation.
            \(given.isRedacted ? redacted : "")
            """
    }

    private static let redacted = """

        ## 7. Wat is weggelaten / What was left out

        \(DossierRedaction.notice)

        Data of others than the family was left out of the page: names and ids of staff and volunteers (a fixed pseudonym
        instead), names of informants and reporters, what third parties told, the function of whoever was consulted, who gave
        help, and the aftercare for the volunteer. `manifest.json` lists every field of every record. Known names were
        replaced in the other texts; a text may still speak of somebody in other words. The stored records are unchanged, or
        their proofs would not hold: they hold ids, codes and dates, and texts only sealed, without the key.

        """
}
