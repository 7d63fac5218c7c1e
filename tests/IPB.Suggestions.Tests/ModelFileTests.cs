namespace IPB.Suggestions.Tests;

public sealed class ModelFileTests
{
    [Fact]
    public void A_saved_model_answers_as_before()
    {
        var model = SuggestionModel.Train(Cases.Settled(120));
        var loaded = SuggestionModel.Load(model.Save());
        Assert.Equal((model.HeldOut, model.Sharpness), (loaded.HeldOut, loaded.Sharpness));
        Assert.Equal(model.Departments, loaded.Departments);
        foreach (var c in Cases.Settled(50, seed: 8))
        {
            var (before, after) = (model.Suggest(c.Input).Candidates, loaded.Suggest(c.Input).Candidates);
            Assert.Equal(before.Select(b => (b.Department, b.Probability)),
                after.Select(a => (a.Department, a.Probability)));
            Assert.Equal(before.SelectMany(b => b.Reasons), after.SelectMany(a => a.Reasons));
        }
    }

    [Fact]
    public void Something_else_is_no_model()
    {
        var refusal = Assert.Throws<InvalidDataException>(() => SuggestionModel.Load("{}"u8.ToArray()));
        Assert.Contains("train it anew", refusal.Message);
    }

    [Fact]
    public void A_damaged_model_is_refused_wherever_it_was_cut()
    {
        var file = SuggestionModel.Train(Cases.Settled(60)).Save();
        for (var length = 0; length < file.Length - 1; length += 1 + (file.Length / 50))
            Assert.Throws<InvalidDataException>(() => SuggestionModel.Load(file[..length]));
    }
}
