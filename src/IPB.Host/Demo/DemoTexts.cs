using IPB.Workflows;

namespace IPB.Host.Demo;

public static class DemoTexts
{
    public static readonly Text Bar = new("Demostadens klocka", "The demo city's clock");
    public static readonly Text Demo = new("Demo", "Demo");
    public static readonly Text CityTime = new("Stadens tid är", "The city's time is");
    public static readonly Text Advance = new("Flytta fram klockan", "Advance the clock");
    public static readonly Text More = new("Annat …", "Other …");
    public static readonly Text Amount = new("Hur mycket", "How much");
    public static readonly Text Unit = new("Enhet", "Unit");
}
