"""The workspace (工作台): what centers, applicants, experts and bureaus do, case by case."""
