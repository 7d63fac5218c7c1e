using System.Diagnostics.CodeAnalysis;

namespace IPB.Workflows.Elsa.Tests;

// A host with Elsa takes long to start: classes share one.
[CollectionDefinition(nameof(ElsaHost))]
[SuppressMessage("Naming", "CA1711", Justification = "What the test framework calls it.")]
public sealed class ElsaHostCollection : ICollectionFixture<ElsaHost>;

[CollectionDefinition(nameof(OpenCity))]
[SuppressMessage("Naming", "CA1711", Justification = "What the test framework calls it.")]
public sealed class OpenCityCollection : ICollectionFixture<OpenCity>;
