namespace IPB.Suggestions.Tests;

public sealed class SuggestionModelTests
{
    private static readonly Lazy<SuggestionModel> Trained = new(() => SuggestionModel.Train(Cases.Settled(300)));

    [Fact]
    public void A_new_text_is_suggested_to_the_department_of_its_words()
    {
        var suggestion = Trained.Value.Suggest(Cases.Asking("Asfalten har en grop, och gatlampan är trasig"));
        Assert.Equal("TEK", suggestion.Candidates[0].Department);
        Assert.True(suggestion.Candidates[0].Probability > 0.8, $"{suggestion.Candidates[0]}");
    }

    [Fact]
    public void Three_candidates_come_with_falling_probability_and_never_more_than_1_together()
    {
        var all = Trained.Value.Suggest(Cases.Asking("problem med larmet i klassrummet")).Candidates;
        Assert.Equal(["GRU", "TEK", "VAO"], all.Select(c => c.Department).Order());
        Assert.Equal(all.OrderByDescending(c => c.Probability), all);
        Assert.Equal(1, all.Sum(c => c.Probability), 6);
    }

    [Fact]
    public void The_words_that_spoke_for_a_department_are_its_own()
    {
        var first = Trained.Value.Suggest(Cases.Asking("vi har problem med skolmaten idag tack")).Candidates[0];
        Assert.Equal("GRU", first.Department);
        Assert.Equal(new Clue(null, "skolmaten"), first.Reasons[0].Clue);
        Assert.All(first.Reasons, r => Assert.True(r.Weight > 0));
    }

    [Fact]
    public void An_inflected_word_and_a_compound_speak_by_the_parts_they_share()
    {
        var first = Trained.Value.Suggest(Cases.Asking("belysningens stolpe")).Candidates[0];
        Assert.Equal(("TEK", new Clue(null, "belysningens")), (first.Department, first.Reasons[0].Clue));
    }

    [Fact]
    public void A_field_speaks_too_and_is_named()
    {
        var first = Trained.Value.Suggest(Cases.Asking("", "care")).Candidates[0];
        Assert.Equal("VAO", first.Department);
        Assert.Equal([new Clue("kind", "care")], first.Reasons.Select(r => r.Clue));
    }

    [Fact]
    public void The_parts_of_a_score_add_up_to_it()
    {
        var model = Trained.Value;
        var input = Cases.Asking("belysningen, belysningen med gatlampan vid skolmaten", "school");
        var evidence = model.Vocabulary.Read(input);
        for (var d = 0; d < model.Departments.Length; d++)
            Assert.Equal((model.Weights.Score(evidence)[d] - model.Weights.Start[d]) * model.Sharpness,
                model.Parts(d, input, evidence).Values.Sum(), 4);
    }

    [Fact]
    public void A_text_of_unknown_words_gets_no_suggestion()
    {
        Assert.Empty(Trained.Value.Suggest(Cases.Asking("ŋŋŋŋ 77777")).Candidates);
        Assert.Null(Suggestion.None.At(0));
    }

    [Fact]
    public void Below_the_set_certainty_a_person_decides()
    {
        var unsure = Trained.Value.Suggest(Cases.Asking("problem med larmet på skolgården"));
        var probability = unsure.Candidates[0].Probability;
        Assert.Null(unsure.At(probability + 0.001));
        Assert.Equal(unsure.Candidates[0], unsure.At(probability));
    }

    [Fact]
    public void Departments_that_it_is_not_leave_their_probability_to_the_others()
    {
        var input = Cases.Asking("problem med larmet på skolgården");
        var all = Trained.Value.Suggest(input).Candidates.ToDictionary(c => c.Department, c => c.Probability);
        var rest = Trained.Value.Suggest(input, ["VAO"]).Candidates;
        Assert.Equal(["GRU", "TEK"], rest.Select(c => c.Department));
        Assert.Equal(all["GRU"] / (all["GRU"] + all["TEK"]), rest[0].Probability, 6);
        Assert.Empty(Trained.Value.Suggest(input, ["GRU", "TEK", "VAO"]).Candidates);
    }

    [Fact]
    public void What_it_can_do_was_measured_on_cases_it_had_not_seen()
    {
        Assert.Equal(300, Trained.Value.HeldOut.Cases);
        Assert.True(Trained.Value.HeldOut.Top1 > 0.98, $"{Trained.Value.HeldOut}");
    }

    [Fact]
    public void Departments_that_nothing_tells_apart_are_not_suggested_with_certainty()
    {
        var random = new Random(3);
        var model = SuggestionModel.Train(
            [.. Cases.Settled(300).Select(c => c with { Department = random.Next(2) == 0 ? "A" : "B" })]);
        Assert.InRange(model.HeldOut.Top1, 0.35, 0.65);
        Assert.InRange(model.Suggest(Cases.Asking("gatlampan", "street")).Candidates[0].Probability, 0.5, 0.7);
    }

    [Fact]
    public void The_same_cases_and_seed_give_the_same_model()
    {
        var cases = Cases.Settled(120);
        Assert.Equal(SuggestionModel.Train(cases, seed: 5).Save(), SuggestionModel.Train(cases, seed: 5).Save());
    }

    [Fact]
    public void Too_few_cases_or_one_department_teach_nothing()
    {
        var few = Assert.Throws<ArgumentException>(() => SuggestionModel.Train(Cases.Settled(49)));
        Assert.Contains("at least 50 cases of two or more departments, got 49 of 3", few.Message);
        Assert.False(SuggestionModel.CanLearnFrom([.. Cases.Settled(90).Select(c => c with { Department = "TEK" })]));
        Assert.True(SuggestionModel.CanLearnFrom(Cases.Settled(50)));
    }

    [Fact]
    public void Cases_that_share_nothing_teach_nothing_and_break_nothing()
    {
        var model = SuggestionModel.Train(
            [.. Enumerable.Range(0, 60).Select(i => new RoutedCase(Cases.Asking(""), i % 2 == 0 ? "A" : "B"))]);
        Assert.Empty(model.Suggest(Cases.Asking("anything")).Candidates);
    }
}
