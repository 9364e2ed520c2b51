// Catches what a page throws while drawing: the clerk reads a problem and goes on; never a white window (A36).
import { Component, type ReactNode } from 'react';
import { asProblem, type Problem } from '../../core/problem';
import { ProblemNotice } from './ProblemNotice';

export class Boundary extends Component<{ children: ReactNode }, { problem: Problem | undefined }> {
  override state: { problem: Problem | undefined } = { problem: undefined };

  static getDerivedStateFromError(error: unknown): { problem: Problem } {
    return { problem: asProblem(error) };
  }

  override render(): ReactNode {
    if (!this.state.problem) return this.props.children;
    return (
      <div className="center-screen">
        <ProblemNotice problem={this.state.problem} retry={() => this.setState({ problem: undefined })} />
      </div>
    );
  }
}
