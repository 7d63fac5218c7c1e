using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Tests.Files;

/// <summary>Good files, small enough to be read at a glance, and slips made in them.</summary>
internal static class Sample
{
    internal const string File = "workflows/lights.routine.yaml";

    internal const string City = """
        organisation: town
        fallback: anna.ek
        departments:
          - { code: SLK, name: { sv: Kansliet, en: Office }, kind: department, remit: samordning }
          - { code: LFF, name: { sv: Lokaler, en: Property }, kind: department, remit: byggnader }
        roles:
          - { id: coordinator, name: { sv: Samordnare, en: Coordinator } }
          - { id: unit-manager, name: { sv: Enhetschef, en: Unit manager } }
          - { id: board-member, name: { sv: Ledamot, en: Board member } }
          - { id: auditor, name: { sv: Revisor, en: Auditor } }
        people:
          - { id: anna.ek, name: Anna Ek, email: anna.ek@stad.example, language: sv, department: SLK,
              roles: [coordinator, board-member], persona: true }
          - { id: lars.ek, name: Lars Ek, email: lars.ek@stad.example, language: en, department: LFF,
              roles: [unit-manager, board-member], deputy: anna.ek,
              absent: [{ from: 2026-12-21, to: 2027-01-06 }] }
          - { id: eva.lund, name: Eva Lund, email: eva.lund@stad.example, language: sv, department: SLK,
              roles: [coordinator, unit-manager] }
        """;

    internal const string Routine = """
        routine: lights
        version: 3
        name: { sv: Belysning, en: Lighting }
        purpose: { sv: Ljusare skolgårdar., en: Brighter school yards. }
        evaluate: { review: P6M, measures: [lead-time] }
        routing: problem-intake
        phases:
          - { id: need, name: { sv: Behov, en: Need } }
        fields:
          budget: { type: money, name: { sv: Budget, en: Budget }, min: 0, max: 5000000, required: true }
          kind:
            type: choice
            name: { sv: Slag, en: Kind }
            choices:
              - { id: lamp, name: { sv: Lampa, en: Lamp } }
              - { id: pole, name: { sv: Stolpe, en: Pole } }
          voices: { type: number, name: { sv: Röster, en: Voices }, help: { sv: Antal, en: How many } }
        submit: { asks: [kind] }
        states:
          need:
            name: { sv: Behov, en: Need }
            phase: need
            owner: coordinator
            due: 8 weeks
            remind: [2 working days before, on due, 3 days after]
            escalate:
              - { after: 10 weeks, to: unit-manager of lead-department }
            timers:
              - { after: 90 days, fire: expire }
            on:
              propose:
                name: { sv: Lägg fram, en: Propose }
                to: decision
                by: [coordinator, problem-owner]
                when: 'voices >= 3'
                when-text: { sv: Minst tre röster behövs., en: At least three voices are needed. }
                asks: [budget, voices]
                reason: required
              expire: { name: { sv: Löper ut, en: Expires }, to: dropped, by: system }
          decision:
            name: { sv: Beslut, en: Decision }
            gate:
              question: { sv: Ska vi?, en: Shall we? }
              decide:
                - when: 'budget > 250000'
                  when-text: { sv: Dyrt., en: Costly. }
                  by: board-member
                  quorum: 2
                - { by: [unit-manager of lead-department, coordinator], quorum: each }
              not: [problem-owner]
              criteria:
                - { id: cheap, name: { sv: Billigt, en: Cheap }, must: true, met: 'budget < 1000' }
                - { id: liked, name: { sv: Omtyckt, en: Liked } }
              outcomes:
                approve: solved
                return: need
                postpone: decision
                reject: dropped
            due: 5 working days
          solved:
            name: { sv: Löst, en: Solved }
            end: solved
            follow-up:
              - { after: 3 months, ask: problem-owner, question: { sv: Lyser det?, en: Is it lit? } }
            on:
              dark: { name: { sv: Mörkt, en: Dark }, by: problem-owner, to: need }
          dropped:
            name: { sv: Nedlagt, en: Dropped }
            end: discontinued
        scenarios:
          - name: solved at once
            given: { budget: 800, kind: lamp, voices: 4, title: Mörkt }
            do: [propose, approve, wait 3 months, dark]
            ends: need
        """;

    internal static Organisation Organisation { get; } =
        OrganisationReader.Read("organisation.yaml", City).Organisation!;

    internal static RoutineFile Read(string text) =>
        RoutineReader.Read(File, text, Organisation, ["problem-intake", "innovation"]);

    /// <summary>The sample routine with one part written otherwise; the part must be there.</summary>
    internal static string With(string part, string other, string text = Routine) =>
        text.Contains(part, StringComparison.Ordinal)
            ? text.Replace(part, other, StringComparison.Ordinal)
            : throw new ArgumentException($"the sample does not hold: {part}", nameof(part));
}
