return await IPB.Host.Operations.CommandLine.Build().Parse(args).InvokeAsync();
