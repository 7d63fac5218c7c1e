using System.Globalization;

namespace IPB.Workflows.Tests;

/// <summary>
/// How often the dear random tests are repeated: few times in the suite, more when the environment variable
/// <c>IPB_TEST_ROUNDS</c> says by how much to multiply.
/// </summary>
internal static class Rounds
{
    private static readonly int Factor =
        int.TryParse(Environment.GetEnvironmentVariable("IPB_TEST_ROUNDS"), CultureInfo.InvariantCulture, out var n)
            ? Math.Max(1, n) : 1;

    public static int Of(int usual) => usual * Factor;
}
